internal import Rules

/// What the code of a project reads of its environment.
struct VariableReaders: Sendable {
    /// Where the names of variables stand as they are.
    var exact: [String: [Mention]] = [:]
    /// Fields of classes that take their values from the environment, by the normal forms of their names.
    var fields: [UInt64: [Mention]] = [:]
    /// Where normal forms of names stand: by these languages, in files or frameworks that bind loosely.
    var loose: [UInt64: Set<SourceLanguage.Family>] = [:]
    /// Languages in which some framework binds loosely.
    var looseFamilies: Set<SourceLanguage.Family> = []
    /// Normal forms that stand in a file whose classes are bound.
    var bound: Set<UInt64> = []
    /// Normal forms of what frameworks put in front of every name.
    var prefixes: Set<String> = []
    /// Beginnings (`DB_`) and ends (`_API_KEY`) of names that are put together while the program runs.
    var fragments: Set<String> = []
    /// Names that compose files hand on from the shell or from `.env`.
    var passedOn: Set<String> = []
    /// First words of wanted names that stand in the list of the project's libraries, too.
    var libraries: Set<String> = []
    /// Whether the environment files of a folder, which complete one another, are for the code that was read.
    var ownFolders: [String: Bool] = [:]
    /// The code looks at its environment at all.
    var hasCode = false
    /// All of the code was read.
    var isComplete = true

    /// Whether the code of the project itself reads a variable.
    func isReadByCode(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return exact[name] != nil || isBound(bytes) || isNested(name) || isPrefixed(bytes) || isPutTogether(name)
    }

    /// Whether anything reads a variable, a known framework included.
    func isRead(_ name: String) -> Bool {
        passedOn.contains(name) || isOfLibrary(name) || isReadByCode(name)
            || KnownReaders.read(
                name, usesSpring: looseFamilies.contains(.jvm), usesLaravel: libraries.contains("laravel"))
    }

    /// Whether a library may read it: the name begins with that of one, `MAILERSEND_API_KEY`.
    private func isOfLibrary(_ name: String) -> Bool {
        KnownReaders.provider(of: name).map(libraries.contains) ?? false
    }

    private func isBound(_ name: some Sequence<UInt8>) -> Bool {
        let mark = NormalName.mark(name)
        return bound.contains(mark) || loose[mark].map { !$0.isDisjoint(with: looseFamilies) } ?? false
    }

    /// `Jwt__Secret`: a section and a name in it.
    private func isNested(_ name: String) -> Bool {
        let parts = name.split(separator: "__")
        guard parts.count > 1 else { return false }
        return parts.allSatisfy { part in
            let mark = NormalName.mark(part.utf8)
            return bound.contains(mark) || loose[mark] != nil
        }
    }

    /// How long a prefix or a fragment may be that is looked for, in bytes.
    static let longestPart = 64

    private func isPrefixed(_ name: [UInt8]) -> Bool {
        guard !prefixes.isEmpty else { return false }
        let text = Array(NormalName.text(name).utf8)
        return (1...Self.longestPart).contains { count in
            guard count < text.count, prefixes.contains(String(decoding: text[..<count], as: UTF8.self)) else {
                return false
            }
            let mark = NormalName.mark(text[count...])
            return bound.contains(mark) || loose[mark] != nil
        }
    }

    private func isPutTogether(_ name: String) -> Bool {
        guard !fragments.isEmpty else { return false }
        let name = Array(name.utf8)
        let edge = UInt8(ascii: "_")
        // What begins with an edge is an end; anything else is a beginning.
        return (1...Self.longestPart).contains { count in
            guard count < name.count else { return false }
            let (first, last) = (name.prefix(count), name.suffix(count))
            let isBeginning = first.last == edge && first.first != edge
            return isBeginning && fragments.contains(String(decoding: first, as: UTF8.self))
                || last.first == edge && fragments.contains(String(decoding: last, as: UTF8.self))
        }
    }

    /// How many of the names must be read: one in so many.
    private static let leastShare = 4

    /// Whether names are those of the code that was read, and not of another program: it reads a good part of them.
    func areOwn(_ names: Set<String>) -> Bool {
        let own = names.filter { !KnownReaders.read($0) }
        return own.count { isReadByCode($0) } * Self.leastShare >= own.count
    }
}

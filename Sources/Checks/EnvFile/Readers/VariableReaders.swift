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

    private func isPrefixed(_ name: [UInt8]) -> Bool {
        guard !prefixes.isEmpty else { return false }
        let text = NormalName.text(name)
        return prefixes.contains { prefix in
            guard text.hasPrefix(prefix), text.count > prefix.count else { return false }
            let mark = NormalName.mark(text.dropFirst(prefix.count).utf8)
            return bound.contains(mark) || loose[mark] != nil
        }
    }

    private func isPutTogether(_ name: String) -> Bool {
        fragments.contains { fragment in
            name.count > fragment.count
                && (fragment.hasPrefix("_") ? name.hasSuffix(fragment) : name.hasPrefix(fragment))
        }
    }
}

/// Which settings are meant, by the names above them: `spring/web/cors/allowed-origins/[]?`.
///
/// Components stand between slashes:
///
/// | component | matches |
/// |---|---|
/// | `name`, `"any name"` | a setting of that name; in quotes `\"` and `\\` are escaped |
/// | `one|two` | a setting of one of the names |
/// | `*` | a setting of any name |
/// | `[]` | each element of a sequence |
/// | `[]?` | each element of a sequence, or what stands in place of one |
/// | `**` | any number of settings above one another, also none |
///
/// A path that begins with `(?i)` compares names without regard to case (of ASCII letters). A relative path may begin
/// with `..` once or more: it leads to the setting above a match.
public struct SettingPath: Hashable, Sendable {
    enum Component: Hashable, Sendable {
        case names([Name])
        case anyName
        case elements
        case elementsOrSelf
        case anyDepth
    }

    /// One that a setting may bear.
    struct Name: Hashable, Sendable {
        let text: String
        /// As settings know theirs.
        let hash: UInt32

        init(_ text: String) {
            self.text = text
            hash = NameFilter.hash(of: text)
        }
    }

    /// More components are refused.
    static let limit = 60

    /// Whether names are compared without regard to case.
    public let ignoresCase: Bool
    /// How many `..` it begins with.
    let ascent: Int
    let components: [Component]
    /// Of each component the names that it asks for.
    let wanted: [NameSet]
    /// As it was written.
    public let text: String

    /// Reads a path.
    ///
    /// - Throws: what is wrong with it, and where.
    public init(_ text: String) throws(SettingPathError) {
        var parser = SettingPathParser(text)
        try parser.parse()
        self.text = text
        ignoresCase = parser.ignoresCase
        ascent = parser.ascent
        components = parser.components
        wanted = components.map {
            if case .names(let names) = $0 { NameSet(anyOf: names.map(\.text)) } else { NameSet() }
        }
    }
}

extension SettingPath {
    /// Whether it begins at a match, not at the root of a document.
    public var isRelative: Bool { ascent > 0 }

    /// The names that it asks for, in their order: of each component those that it may bear.
    public var names: [[String]] {
        components.compactMap { if case .names(let names) = $0 { names.map(\.text) } else { nil } }
    }
}

extension SettingPath: ExpressibleByStringLiteral {
    /// A path of the program's own text; a mistake in it ends the program.
    public init(stringLiteral text: String) {
        do throws(SettingPathError) {
            try self.init(text)
        } catch {
            preconditionFailure("\(text): \(error)")
        }
    }
}

extension SettingPath: CustomStringConvertible {
    /// As it was written.
    public var description: String { text }
}

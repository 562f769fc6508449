internal import TOML
internal import YAML

/// How a configuration of `proxyguard` is written: the same settings, in one form or the other.
public enum ConfigurationSyntax: String, CaseIterable, Sendable {
    case toml, yaml

    /// What the name of a file says; nil if it says nothing.
    public init?(path: String) {
        switch ConfigurationFormat.name(path) {
        case let name where name.hasSuffix(".toml"): self = .toml
        case let name where name.hasSuffix(".yaml") || name.hasSuffix(".yml"): self = .yaml
        default: return nil
        }
    }

    /// What the name says, else what stands in the file.
    init(_ bytes: [UInt8], path: String) {
        self = Self(path: path) ?? (OwnContent.isYAML(bytes) ? .yaml : .toml)
    }

    /// Why a file cannot be read at all.
    struct Mistake: Error {
        var message: String
        var line: Int
    }

    /// What stands in a file above everything.
    func table(of bytes: [UInt8]) throws(Mistake) -> WrittenTable {
        switch self {
        case .toml:
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Mistake(message: "expected UTF-8, found other bytes", line: 1)
            }
            do throws(TOMLError) {
                return WrittenTable(try TOMLDocument.parse(text))
            } catch {
                throw Mistake(message: error.message, line: error.line)
            }
        case .yaml:
            let root: YAMLNode?
            do throws(YAMLError) {
                root = try YAMLDocument.strict(in: bytes)?.root
            } catch {
                throw Mistake(message: error.message, line: error.line)
            }
            guard let root, !root.isLeftOut else { return WrittenTable() }
            guard let table = TypedYAML(bytes).table(root) else {
                throw Mistake(message: "expected names with their values, found something else", line: root.line)
            }
            return table
        }
    }

    /// How a name stands in a table.
    var nestedPhrase: String {
        switch self {
        case .toml: "the names without quotes around them together, or below a header"
        case .yaml: "the last name in a line of its own below the others"
        }
    }

    /// The table that a file has several times, as it is written.
    func repeatedPhrase(_ name: String) -> String {
        switch self {
        case .toml: "[[\(name)]], a table for each"
        case .yaml: "a list below \(name):, an element for each"
        }
    }
}

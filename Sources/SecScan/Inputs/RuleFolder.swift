internal import Checks
public import Rules

/// Rule files that a user brings.
public enum RuleFolder {
    private static let sizeLimit = 16 << 20

    /// Every `*.toml` of a folder.
    public static func load(_ folder: String) throws -> [Rule] {
        let names = DirectoryListing.names(folder).filter { $0.hasSuffix(".toml") }
        guard !names.isEmpty else { throw ScanError(.usage, "\(folder): no rule files (*.toml) there") }
        return try names.flatMap { try load(file: folder + "/" + $0) }
    }

    public static func load(file: String) throws -> [Rule] {
        let text: String
        do {
            text = String(decoding: try FileBytes.load(file, limit: sizeLimit), as: UTF8.self)
        } catch {
            throw ScanError(.usage, "\(file): cannot be read: \(error.reason)")
        }
        do {
            let rules = try RuleFileParser.parse(text, file: file)
            try ConfigurationAudit(rules).validate()
            return rules
        } catch {
            throw ScanError(.usage, "\(error)")
        }
    }
}

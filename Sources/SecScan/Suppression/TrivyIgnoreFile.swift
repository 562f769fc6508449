internal import Rules
internal import YAML

/// Reads `.trivyignore` and `.trivyignore.yaml`: what of them is about Dockerfiles.
///
/// Source: https://trivy.dev/latest/docs/configuration/filtering/
enum TrivyIgnoreFile {
    static let names = [".trivyignore", ".trivyignore.yaml", ".trivyignore.yml"]

    /// A rule that is held back.
    struct Entry: Hashable, Sendable {
        var rule: String
        /// `.trivyignore:3`
        var origin: String
        var reason: String
        /// Seconds since 1970; nil means never.
        var expires: Int64?
        /// Below the folder of the file; empty means any.
        var paths: [Glob] = []
    }

    /// - Throws: a `ScanError` that names file and line.
    static func parse(_ bytes: [UInt8], file: String) throws(ScanError) -> [Entry] {
        file.hasSuffix("ml") ? try parseYAML(bytes, file: file) : try parseText(bytes, file: file)
    }

    /// An id a line, perhaps with `exp:YYYY-MM-DD` behind it.
    private static func parseText(_ bytes: [UInt8], file: String) throws(ScanError) -> [Entry] {
        var entries: [Entry] = []
        for (index, bytes) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = String(decoding: bytes, as: UTF8.self)
            let text = line.prefix { $0 != "#" }.trimmed
            var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            guard !words.isEmpty else { continue }
            let origin = "\(file):\(index + 1)"
            var entry = Entry(
                rule: words.removeFirst(), origin: origin, reason: line.drop { $0 != "#" }.dropFirst().trimmed)
            if entry.reason.isEmpty { entry.reason = "listed in \(file)" }
            for word in words where word.hasPrefix("exp:") { entry.expires = try day(word.dropFirst(4), origin) }
            entries.append(entry)
        }
        return entries
    }

    /// Of the kinds of findings that it names only misconfigurations are about Dockerfiles.
    private static func parseYAML(_ bytes: [UInt8], file: String) throws(ScanError) -> [Entry] {
        let reader = YAMLFile(file: file)
        guard let list = try reader.mapping(in: bytes)?["misconfigurations"], !list.isNull else { return [] }
        guard let elements = list.sequence else { throw reader.failure(list.line, "misconfigurations takes a list") }
        var entries: [Entry] = []
        for element in elements {
            guard let rule = element["id"]?.text, !rule.isEmpty else {
                throw reader.failure(element.line, "every misconfiguration needs an id")
            }
            let origin = "\(file):\(element.line)"
            var entry = Entry(rule: rule, origin: origin, reason: element["statement"]?.text ?? "listed in \(file)")
            if let paths = element["paths"] { entry.paths = try reader.list(paths, "paths").map { Glob($0.text) } }
            if let date = element["expired_at"], !date.isNull {
                entry.expires = try day(date.text ?? "", "\(file):\(date.line)")
            }
            entries.append(entry)
        }
        return entries
    }

    private static func day(_ text: some StringProtocol, _ origin: String) throws(ScanError) -> Int64 {
        guard let day = Day(text) else {
            throw ScanError(.usage, "\(origin): an exception ends on a day such as 2027-01-31")
        }
        return day.secondsSince1970
    }
}

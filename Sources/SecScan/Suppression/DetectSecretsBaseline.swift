internal import FoundationEssentials
internal import Rules

/// The baseline of detect-secrets, `.secrets.baseline`: for each file the SHA-1 of what its detectors took for a secret.
public struct DetectSecretsBaseline: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var path: String
        /// 40 lower-case hexadecimal digits.
        var hash: String
        var line: Int
        /// The detector, as detect-secrets calls it.
        var type: String
    }

    private struct Key: Hashable {
        var path: String
        var hash: String
    }

    let file: String
    let entries: [Entry]
    private let indexes: [Key: [Int]]

    private struct Document: Decodable {
        struct Found: Decodable {
            var type: String?
            var filename: String?
            var hash: String
            var line: Int?

            enum CodingKeys: String, CodingKey {
                case type, filename
                case hash = "hashed_secret"
                case line = "line_number"
            }
        }

        var results: [String: [Found]]
    }

    /// Our own baselines begin with a comment, this is JSON.
    static func isOne(_ text: String) -> Bool {
        text.utf8.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
    }

    /// - Throws: a `ScanError` that names the file.
    init(parsing text: String, file: String) throws(ScanError) {
        self.file = file
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
        } catch {
            throw ScanError(
                .usage,
                "\(file):1: neither a baseline of secscan nor one of detect-secrets (JSON with 'results'); make it anew with 'detect-secrets scan'"
            )
        }
        var entries: [Entry] = []
        for (name, found) in document.results.sorted(by: { $0.key < $1.key }) {
            for secret in found {
                entries.append(
                    Entry(
                        path: Self.normalised(secret.filename ?? name), hash: secret.hash.lowercased(),
                        line: secret.line ?? 0, type: secret.type ?? "secret"))
            }
        }
        self.entries = entries
        indexes = Dictionary(grouping: entries.indices) { Key(path: entries[$0].path, hash: entries[$0].hash) }
    }

    private static func normalised(_ path: String) -> String {
        let path = String(path.map { $0 == "\\" ? "/" : $0 })
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    /// The entries that mean a value in a file; several detectors may have seen it.
    ///
    /// - Parameter excerpt: what stands around the value.
    func entries(for secret: Secret, excerpt: Excerpt?, path: String) -> [Int] {
        var found: Set<Int> = []
        for form in Self.forms(of: secret.revealed, excerpt) {
            found.formUnion(indexes[Key(path: path, hash: Self.sha1(form))] ?? [])
        }
        return found.sorted()
    }

    /// How a detector of theirs may have cut the value out: as it is, without quotes, with all that no blank or quote parts from it;
    /// of a private key its first line without the dashes, which is all that they look at.
    private static func forms(of value: [UInt8], _ excerpt: Excerpt?) -> [[UInt8]] {
        var forms = [value]
        let bare = value.drop(while: isEdge).reversed().drop(while: isEdge).reversed()
        forms.append(Array(bare))
        if let excerpt, !excerpt.before.isEmpty || !excerpt.after.isEmpty {
            let before = excerpt.before.utf8.reversed().prefix { !isEdge($0) }.reversed()
            let after = excerpt.after.utf8.prefix { !isEdge($0) }
            forms.append(before + value + after)
            forms.append(before + value)
            forms.append(value + after)
        }
        let dashes = Array("-----".utf8)
        if value.starts(with: dashes + Array("BEGIN ".utf8)) {
            forms.append(Array(value.dropFirst(dashes.count).prefix { $0 != UInt8(ascii: "-") }))
        }
        return forms
    }

    private static func isEdge(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    }

    private static func sha1(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { ObjectID.sha1($0).description } }

    /// What of its entries nothing was found for; nil when there is none of these.
    ///
    /// An entry counts as found when another one of its line does: several detectors report one value in several ways.
    func stale(used: Set<Int>) -> String? {
        let lines = Set(used.map { [entries[$0].path, String(entries[$0].line)] })
        let stale = entries.filter { !lines.contains([$0.path, String($0.line)]) }
        guard !stale.isEmpty else { return nil }
        let named = stale.prefix(5).map { "\($0.path):\($0.line) (\($0.type))" }.joined(separator: ", ")
        return
            "\(file): \(stale.count) of \(entries.count) entries match nothing that a scan finds: \(named)\(stale.count > 5 ? ", …" : "")"
    }
}

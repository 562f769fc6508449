internal import Rules

/// Findings that are known and accepted: a text file, one sorted line each, which merges without conflict.
///
///     # secscan baseline 1
///     4f0c…e1 github/personal-access-token config/app.yml
///
/// A line is a fingerprint, the rule, and the path where the value may stand, `*` for any. There are no line numbers, dates or counts in it.
public struct Baseline: Sendable, Hashable {
    public struct Entry: Hashable, Comparable, Sendable {
        public var fingerprint: Fingerprint
        public var rule: String
        public var path: String

        public init(fingerprint: Fingerprint, rule: String, path: String) {
            self.fingerprint = fingerprint
            self.rule = rule
            self.path = path
        }

        public static func < (left: Entry, right: Entry) -> Bool {
            (left.path, left.rule, left.fingerprint) < (right.path, right.rule, right.fingerprint)
        }
    }

    public static let defaultName = ".secscan-baseline"
    /// Room for a million lines.
    static let sizeLimit = 256 << 20
    private static let header = "# secscan baseline 1"

    public var entries: Set<Entry>
    /// What detect-secrets accepted.
    var foreign: DetectSecretsBaseline?

    public init(entries: Set<Entry> = []) { self.entries = entries }

    /// Every place of every finding.
    public init(_ findings: [Finding]) {
        entries = Set(
            findings.flatMap { finding in
                finding.occurrences.map {
                    Entry(fingerprint: finding.fingerprint, rule: finding.rule.id.description, path: $0.place.path)
                }
            })
    }

    /// - Throws: a `ScanError` that names file and line.
    public init(parsing text: String, file: String) throws(ScanError) {
        entries = []
        if DetectSecretsBaseline.isOne(text) {
            foreign = try DetectSecretsBaseline(parsing: text, file: file)
            return
        }
        // By bytes: what Unicode takes for a line break or joins to a blank may stand in a file's name.
        for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
            if line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            let parts = line.split(separator: 0x20, maxSplits: 2).map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 3, let fingerprint = Fingerprint(parts[0]) else {
                throw ScanError(
                    .usage,
                    "\(file):\(index + 1): not a baseline line (fingerprint, rule, path); make it anew with 'secscan baseline create'"
                )
            }
            entries.insert(Entry(fingerprint: fingerprint, rule: parts[1], path: Self.unescaped(parts[2])))
        }
    }

    /// A value at a path, whichever rule of its family finds it: rules are renamed and made more exact.
    struct AcceptedPlace: Hashable, Sendable {
        var fingerprint: Fingerprint
        var path: String

        init(_ fingerprint: Fingerprint, _ path: String) {
            self.fingerprint = fingerprint
            self.path = path
        }
    }

    var acceptedPlaces: Set<AcceptedPlace> { Set(entries.map { AcceptedPlace($0.fingerprint, $0.path) }) }

    /// The entries of detect-secrets that mean the sighting.
    func foreignEntries(_ sighting: Sighting) -> [Int] {
        guard let foreign, let secret = sighting.secret else { return [] }
        return foreign.entries(
            for: secret, excerpt: sighting.excerpt?.excerpt(masked: ""), path: sighting.place.path)
    }

    /// The file's text.
    public var text: String {
        let lines = entries.sorted().map { "\($0.fingerprint) \($0.rule) \(Self.escaped($0.path))" }
        return ([Self.header] + lines).joined(separator: "\n") + "\n"
    }

    /// Line breaks in paths as `\n`, `\r`.
    private static func escaped(_ path: String) -> String {
        path.reduce(into: "") { text, character in
            for scalar in character.unicodeScalars {
                switch scalar {
                case "\\": text += "\\\\"
                case "\n": text += "\\n"
                case "\r": text += "\\r"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

internal import Rules

/// The structural checks of whole files, those that are switched on.
struct FileChecks: Sendable {
    private let checks: [any FileCheck.Type]
    private let rules: RuleSet
    let options: CheckOptions

    init(_ rules: RuleSet, options: CheckOptions = CheckOptions()) {
        self.rules = rules
        checks = CheckList.fileChecks.filter { check in
            rules.rules.indices.contains {
                rules.rules[$0].id.family == check.family && !rules.silent.contains(rules.rules[$0].id)
            }
        }
        self.options = options
    }

    /// Whether a rule is switched on.
    func isOn(_ rule: RuleID) -> Bool { rules.index(of: rule) != nil && !rules.silent.contains(rule) }

    /// Longer files are not checked, in bytes.
    var sizeLimit: Int { checks.map { $0.sizeLimit }.max() ?? 0 }

    /// Whether a file of this path, or name, is one that is checked.
    func isNamed(_ path: String) -> Bool { checks.contains { $0.isNamed(path) } }

    /// What stands in a file; allow comments that hold some of it back are no longer unused.
    /// - Parameters:
    ///   - kind: what the file is, whatever its name.
    ///   - result: of the same file.
    func sightings(
        in bytes: UnsafeRawBufferPointer, path: String, of kind: (any FileCheck.Type)? = nil, inHead: Bool? = nil,
        using result: inout BlobResult
    ) -> [Sighting] {
        found(in: bytes, path: path, of: kind, inHead: inHead, using: &result).map(\.sighting)
    }

    /// The same, each with the finding that it was made of.
    func found(
        in bytes: UnsafeRawBufferPointer, path: String, of kind: (any FileCheck.Type)? = nil, inHead: Bool? = nil,
        using result: inout BlobResult
    ) -> [(finding: CheckFinding, sighting: Sighting)] {
        let named = kind.map { [$0] } ?? checks.filter { $0.isNamed(path) }
        guard !named.isEmpty, !bytes.isEmpty, named.allSatisfy({ bytes.count <= $0.sizeLimit }) else { return [] }
        return found(in: bytes, path: path, inHead: inHead, by: named, using: &result)
    }

    private func found(
        in bytes: UnsafeRawBufferPointer, path: String, inHead: Bool?, by checks: [any FileCheck.Type],
        using result: inout BlobResult
    ) -> [(finding: CheckFinding, sighting: Sighting)] {
        let file = Array(bytes)
        var lines = LineLocator(bytes)
        var allows = InlineAllow.read(bytes, markers: InlineAllow.offsets(in: file))
        var counts: [[UInt8]: Int] = [:]
        var found: [(finding: CheckFinding, sighting: Sighting)] = []
        for check in checks {
            for (rule, finding) in check.findings(in: file, options: options, isOn: isOn)
            where rule.applies(to: path) {
                let span = lines.span(of: finding.range)
                var isAllowed = false
                for index in allows.indices where allows[index].covers(rule, lines: span.lines) {
                    allows[index].isUsed = true
                    isAllowed = true
                }
                // Lines may come and go around it; of equal ones the order tells which.
                var identity = Array("\(rule.id)\0\(path)\0".utf8) + Self.line(in: file, at: finding.range)
                let count = counts[identity, default: 0]
                counts[identity] = count + 1
                identity += Array("\0\(count)".utf8)
                let sighting = Sighting(
                    rule: rule, finding, place: span.place(in: path),
                    fingerprint: Fingerprint(family: rule.id.family, value: identity), inHead: inHead,
                    isAllowedInline: isAllowed)
                found.append((finding, sighting))
            }
        }
        let used = Set(allows.filter(\.isUsed).map(\.line))
        result.unusedAllows.removeAll { used.contains($0.line) }
        return found
    }

    /// The words of a line in which something begins.
    private static func line(in file: [UInt8], at range: Range<Int>) -> [UInt8] {
        let start = file[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = file[start...].prefix { $0 != 0x0A }.prefix(lineLimit)
        return Array(line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.joined(separator: [0x20]))
    }

    private static let lineLimit = 1000
}

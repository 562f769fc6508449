internal import Checks
internal import Rules

/// The structural checks of whole files, those that are switched on.
struct FileChecks: Sendable {
    private let checks: [any FileCheck.Type]
    private let rules: RuleSet
    private var options: CheckOptions
    private let settings: NearestSettings?

    init(_ rules: RuleSet, options: CheckOptions = CheckOptions(), settings: NearestSettings? = nil) {
        self.rules = rules
        checks = CheckList.fileChecks.filter { check in
            check.rules.contains { rules.index(of: $0.id) != nil && !rules.silent.contains($0.id) }
        }
        self.options = options
        self.options.today = options.today ?? Day(secondsSince1970: Timestamp.now())
        self.settings = settings
    }

    /// The same checks for files among others.
    func among(_ surroundings: Surroundings?) -> FileChecks {
        var checks = self
        checks.options.surroundings = surroundings
        return checks
    }

    private func isOn(_ rule: RuleID) -> Bool { rules.index(of: rule) != nil && !rules.silent.contains(rule) }

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
        let comments = InlineAllow.read(bytes, markers: InlineAllow.offsets(in: file))
        var counts: [[UInt8]: Int] = [:]
        var sightings: [(finding: CheckFinding, sighting: Sighting)] = []
        var used: Set<Int> = []
        for check in checks {
            let outline = comments.isEmpty ? FileOutline() : check.outline(of: file)
            var allows = comments.map { $0.widened(in: outline) }
            let own = settings?.settings(for: path, family: check.family)
            let found = check.findings(in: file, options: options(for: path, of: check)) {
                isOn($0, at: path, of: check)
            }
            for (rule, finding) in found where rule.applies(to: path) {
                let span = lines.span(of: finding.range)
                var isAllowed = finding.isIgnored
                for index in allows.indices where allows[index].covers(rule, lines: span.lines) {
                    allows[index].isUsed = true
                    isAllowed = true
                }
                // Lines may come and go around it; of equal ones the order tells which.
                var identity = Array("\(rule.id)\0\(path)\0".utf8) + Self.line(in: file, at: finding.range)
                let count = counts[identity, default: 0]
                counts[identity] = count + 1
                identity += Array("\0\(count)".utf8)
                var sighting = Sighting(
                    rule: rule, finding, place: span.place(in: path),
                    fingerprint: Fingerprint(family: rule.id.family, value: identity), inHead: inHead,
                    isAllowedInline: isAllowed)
                if let own { sighting.severity = own.severity(of: rule, at: sighting.severity) }
                sightings.append((finding, sighting))
            }
            used.formUnion(allows.filter { $0.isUsed || meansWhatIsOff($0, check) }.map(\.line))
        }
        result.unusedAllows.removeAll { used.contains($0.line) }
        return sightings
    }

    /// What a check is told of a file.
    func options(for path: String, of check: any FileCheck.Type) -> CheckOptions {
        var options = options
        options.path = path
        return settings?.settings(for: path, family: check.family)?.applied(to: options) ?? options
    }

    /// Whether a rule is looked at in a file.
    func isOn(_ rule: RuleID, at path: String, of check: any FileCheck.Type) -> Bool {
        isOn(rule) || settings?.settings(for: path, family: check.family).map { isRaised(rule, by: $0) } ?? false
    }

    /// A rule that runs only when somebody asks for it, and a setting of another tool does.
    private func isRaised(_ rule: RuleID, by settings: DockerfileSettings) -> Bool {
        guard let rule = rules[rule], rule.isOptIn else { return false }
        return settings.names(rule)
    }

    /// What a comment names may well be there: nobody looked.
    private func meansWhatIsOff(_ allow: InlineAllow, _ check: any FileCheck.Type) -> Bool {
        guard !allow.rules.isEmpty, !allow.isExpired else { return false }
        return check.rules.contains { rule in
            rules.silent.contains(rule.id) && allow.rules.contains { RuleSelector($0).matches(rule) }
        }
    }

    /// The words of a line in which something begins.
    private static func line(in file: [UInt8], at range: Range<Int>) -> [UInt8] {
        let start = file[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = file[start...].prefix { $0 != 0x0A }.prefix(lineLimit)
        return Array(line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.joined(separator: [0x20]))
    }

    private static let lineLimit = 1000
}

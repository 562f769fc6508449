internal import Checks
internal import Rules

/// Makes sightings of what checks find in one file, and knows which allow comments hold some of it back.
struct CheckSightings {
    private let file: [UInt8]
    private let path: String
    private let inHead: Bool?
    private let comments: [InlineAllow]
    private var lines: LineLocator
    private var counts: [[UInt8]: Int] = [:]
    /// The line that the last finding begins in, and its words: a long line may have many.
    private var last: (line: Range<Int>, words: [UInt8])?
    private(set) var all: [(finding: CheckFinding, sighting: Sighting)] = []
    /// The lines of the comments that were of use.
    private(set) var usedAllows: Set<Int> = []

    /// - Parameters:
    ///   - bytes: the same as `file`; they outlive the value.
    ///   - inHead: nil where that does not apply.
    init(_ file: [UInt8], _ bytes: UnsafeRawBufferPointer, path: String, inHead: Bool?) {
        self.file = file
        self.path = path
        self.inHead = inHead
        lines = LineLocator(bytes)
        comments = InlineAllow.read(bytes, markers: InlineAllow.offsets(in: file))
    }

    var hasComments: Bool { !comments.isEmpty }

    /// - Parameters:
    ///   - outline: what belongs together in the file.
    ///   - settings: of another tool, which may say how bad something is.
    ///   - meansWhatIsOff: whether a comment is about something that nobody looked for.
    mutating func add(
        _ found: [(rule: Rule, finding: CheckFinding)], outline: FileOutline, settings: DockerfileSettings? = nil,
        meansWhatIsOff: (InlineAllow) -> Bool
    ) {
        var allows = comments.map { $0.widened(in: outline) }
        for (rule, finding) in found where rule.applies(to: path) {
            let span = lines.span(of: finding.range)
            var isAllowed = finding.isIgnored
            for index in allows.indices where allows[index].covers(rule, lines: span.lines) {
                allows[index].isUsed = true
                isAllowed = true
            }
            // Lines may come and go around it; of equal ones the order tells which.
            var identity = Array("\(rule.id)\0\(path)\0".utf8) + words(ofLineAt: finding.range.lowerBound)
            let count = counts[identity, default: 0]
            counts[identity] = count + 1
            identity += Array("\0\(count)".utf8)
            var sighting = Sighting(
                rule: rule, finding, place: span.place(in: path),
                fingerprint: Fingerprint(family: rule.id.family, value: identity), inHead: inHead,
                isAllowedInline: isAllowed)
            if let settings { sighting.severity = settings.severity(of: rule, at: sighting.severity) }
            all.append((finding, sighting))
        }
        usedAllows.formUnion(allows.filter { $0.isUsed || meansWhatIsOff($0) }.map(\.line))
    }

    /// Of a line of a proxy's own configuration only what the rules about that say: they know what the setting is for.
    var settled: [(finding: CheckFinding, sighting: Sighting)] {
        let lines = Set(all.filter { $0.sighting.rule.id.isOf(family: ProxyAudit.family) }.map(\.sighting.place.line))
        guard !lines.isEmpty else { return all }
        return all.filter { item in
            !lines.contains(item.sighting.place.line)
                || !Self.generalFamilies.contains { item.sighting.rule.id.isOf(family: $0) }
        }
    }

    private static let generalFamilies = ["cors", "debug", "env-file", "tls"]

    /// The words of a line in which something begins.
    private mutating func words(ofLineAt offset: Int) -> [UInt8] {
        if let last, last.line.contains(offset) { return last.words }
        let start = file[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = file[offset...].firstIndex(of: 0x0A) ?? file.endIndex
        let words = file[start..<end].prefix(Self.lineLimit).split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        let joined = Array(words.joined(separator: [0x20]))
        last = (start..<end, joined)
        return joined
    }

    private static let lineLimit = 1000
}

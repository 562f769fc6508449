internal import Checks
internal import Rules

/// A comment that lets a finding stay.
///
/// `secscan:allow[rule, …] reason` covers its own line, and the next one when it stands alone; `secscan:allow-next-line` the next;
/// `secscan:allow-start` … `secscan:allow-end` everything between; `secscan:allow-file` the file. Without brackets every rule is meant;
/// `until=2027-01-31` before the reason says when it ends. `gitleaks:allow`, `trufflehog:ignore`, `kingfisher:ignore` and
/// `pragma: allowlist secret` (also `nextline secret`) are understood as well.
///
/// In files that structural checks read, `widened(in:)` adds what belongs to the lines; `secscan:allow-stage` means a section there.
struct InlineAllow: Hashable, Sendable {
    /// Counts from 1.
    var line: Int
    var covered: ClosedRange<Int>
    /// Ids, families (`generic/*`) or aliases; empty means every rule.
    var rules: [String]
    var reason: String
    /// The day on which it ends, as written.
    var until: String?
    /// The day has come, or is none: it covers nothing.
    var isExpired = false
    var verb = AllowDirective.Verb.line
    /// Written for this tool and not for another one.
    var isOurs: Bool
    /// A comment opens in front of it, so that it is meant and not only spoken of.
    var isComment: Bool
    var isUsed = false

    static let markers = [
        "secscan:allow", "gitleaks:allow", "pragma: allowlist", "trufflehog:ignore", "kingfisher:ignore",
        "kingfisher:allow",
    ]

    func covers(_ rule: Rule, lines: ClosedRange<Int>) -> Bool {
        !isExpired && covered.overlaps(lines) && (rules.isEmpty || rules.contains { RuleSelector($0).matches(rule) })
    }

    /// Of a statement or section that is covered in part, all of it.
    func widened(in outline: FileOutline) -> InlineAllow {
        var allow = self
        switch verb {
        case .line where covered.count > 1:
            // Of comments in a row each covers what stands below them.
            if let lines = outline.statement(below: line) { allow.covered = line...lines.upperBound }
        case .nextLine:
            if let lines = outline.statement(below: line) { allow.covered = lines }
        case .stage:
            if let lines = outline.section(at: line) { allow.covered = line...lines.upperBound }
        case .line, .start, .end, .file: break
        }
        return allow
    }

    private static let filter = KeywordFilter(markers.map { KeywordFilter.Keyword($0, ignoresCase: true) })

    /// Where markers stand in a text.
    static func offsets(in bytes: [UInt8]) -> [Int] {
        var hits: [KeywordFilter.Hit] = []
        bytes.withUnsafeBytes { filter.appendHits(in: $0, range: 0..<$0.count, to: &hits) }
        return hits.map(\.offset).sorted()
    }

    /// - Parameter markers: offsets of `markers` in `bytes`.
    static func read(
        _ bytes: UnsafeRawBufferPointer, markers: [Int], origin: TextOrigin = TextOrigin(),
        today: Day = Day(secondsSince1970: Timestamp.now())
    ) -> [InlineAllow] {
        var result: [InlineAllow] = []
        var lines = LineLocator(bytes, origin: origin)
        var openBlock: InlineAllow?
        for offset in markers.sorted() {
            let line = lines.position(of: offset).line
            let end = LineLocator.newline(in: bytes, from: offset, to: bytes.count) ?? bytes.count
            let text = String(decoding: bytes[offset..<min(end, offset + 400)], as: UTF8.self)
            guard let directive = AllowDirective(text) else { continue }
            var allow = InlineAllow(
                line: line, covered: line...line, rules: directive.rules, reason: directive.reason,
                until: directive.until, verb: directive.verb, isOurs: directive.isOurs,
                isComment: followsCommentOpening(bytes, offset))
            if let until = directive.until { allow.isExpired = Day(until).map { $0 <= today } ?? true }
            switch directive.verb {
            case .line, .stage: if standsAlone(bytes, offset) { allow.covered = line...(line + 1) }
            case .file: allow.covered = 1...Int.max
            case .nextLine: allow.covered = (line + 1)...(line + 1)
            case .start:
                allow.covered = line...Int.max
                openBlock = openBlock ?? allow
                continue
            case .end:
                if var block = openBlock {
                    block.covered = block.line...line
                    result.append(block)
                    openBlock = nil
                }
                continue
            }
            result.append(allow)
        }
        // A block without an end reaches to the end of the file.
        if let openBlock { result.append(openBlock) }
        return result
    }

    private static func followsCommentOpening(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
        var index = offset
        while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
        guard index > 0 else { return false }
        return "#/*-;%".utf8.contains(bytes[index - 1])
    }

    /// Nothing but the opening of a comment stands in front of it.
    private static func standsAlone(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
        var index = offset
        while index > 0, bytes[index - 1] != 0x0A {
            index -= 1
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "*"),
                UInt8(ascii: "-"),
                UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "{"),
                UInt8(ascii: "("),
                UInt8(ascii: "'"), UInt8(ascii: "\""):
                continue
            default:
                return false
            }
        }
        return true
    }
}

extension InlineAllow {
    /// Why it holds nothing back.
    func note(in path: String) -> Note {
        let place = "\(path):\(line): this allow comment"
        guard isExpired, let until else { return Note(.unusedSuppression, "\(place) holds nothing back; remove it") }
        guard Day(until) != nil else {
            return Note(
                .ignoredSetting, "\(place) does not count: until= takes a day such as 2027-01-31, not '\(until)'")
        }
        let why = reason.isEmpty ? "" : " (\(reason))"
        return Note(.expiredSuppression, "\(place) expired on \(until)\(why); remove it or renew it")
    }
}

extension StringProtocol {
    /// Without blanks and tabs at both ends.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

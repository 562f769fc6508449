internal import Rules

/// A comment that lets a finding stay.
///
/// `secscan:allow[rule, …] reason` covers its own line, and the next one when it stands alone; `secscan:allow-next-line` the next;
/// `secscan:allow-start` … `secscan:allow-end` everything between. Without brackets every rule is meant. `gitleaks:allow`,
/// `trufflehog:ignore`, `kingfisher:ignore` and `pragma: allowlist secret` (also `nextline secret`) are understood as well.
struct InlineAllow: Hashable, Sendable {
    /// Counts from 1.
    var line: Int
    var covered: ClosedRange<Int>
    /// Ids, families (`generic/*`) or aliases; empty means every rule.
    var rules: [String]
    var reason: String
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
        covered.overlaps(lines) && (rules.isEmpty || rules.contains { RuleSelector($0).matches(rule) })
    }

    /// Where markers stand in a short text.
    static func offsets(in bytes: [UInt8]) -> [Int] {
        let texts = markers.map { Array($0.utf8) }
        func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        return bytes.indices.filter { offset in
            texts.contains { text in
                offset + text.count <= bytes.count
                    && text.indices.allSatisfy { lowercased(bytes[offset + $0]) == text[$0] }
            }
        }
    }

    /// - Parameter markers: offsets of `markers` in `bytes`, ascending.
    static func read(_ bytes: UnsafeRawBufferPointer, markers: [Int], origin: TextOrigin = TextOrigin())
        -> [InlineAllow]
    {
        var result: [InlineAllow] = []
        var lines = LineLocator(bytes, origin: origin)
        var openBlock: InlineAllow?
        for offset in markers.sorted() {
            let line = lines.position(of: offset).line
            let end = LineLocator.newline(in: bytes, from: offset, to: bytes.count) ?? bytes.count
            let text = String(decoding: bytes[offset..<min(end, offset + 400)], as: UTF8.self)
            guard let directive = Directive(text) else { continue }
            var allow = InlineAllow(
                line: line, covered: line...line, rules: directive.rules, reason: directive.reason,
                isOurs: directive.isOurs,
                isComment: followsCommentOpening(bytes, offset))
            switch directive.verb {
            case .line: if standsAlone(bytes, offset) { allow.covered = line...(line + 1) }
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

    private struct Directive {
        enum Verb { case line, nextLine, start, end }

        var verb: Verb
        var rules: [String] = []
        var reason = ""
        var isOurs: Bool

        /// - Parameter text: begins with a marker.
        init?(_ text: String) {
            let lowered = text.lowercased()
            isOurs = lowered.hasPrefix("secscan:allow")
            guard isOurs else {
                verb = lowered.hasPrefix("pragma: allowlist nextline") ? .nextLine : .line
                return
            }
            var rest = text.dropFirst("secscan:allow".count)
            if rest.hasPrefix("-next-line") {
                verb = .nextLine
                rest = rest.dropFirst("-next-line".count)
            } else if rest.hasPrefix("-start") {
                verb = .start
                rest = rest.dropFirst("-start".count)
            } else if rest.hasPrefix("-end") {
                verb = .end
                rest = rest.dropFirst("-end".count)
            } else {
                verb = .line
            }
            if rest.hasPrefix("[") {
                guard let close = rest.firstIndex(of: "]") else { return nil }
                rules = rest[rest.index(after: rest.startIndex)..<close].split(separator: ",").map { $0.trimmed }
                rest = rest[rest.index(after: close)...]
            } else if let next = rest.first, next.isLetter || next.isNumber || next == "-" || next == "_" {
                // `secscan:allowed` is another word.
                return nil
            }
            reason = rest.trimmed
        }
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

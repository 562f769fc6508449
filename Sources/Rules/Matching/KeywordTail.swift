/// What a pattern wants right behind its keyword, as far as that can be read off it: `pat` alone stands everywhere, `pat` and
/// seven letters or digits do not.
///
/// Only plain sequences are read: literals, classes, fixed repetitions, and such sequences as alternatives with which a pattern
/// begins. Where anything else begins, nothing is known.
struct KeywordTail {
    /// For each alternative, for each byte of a match what it may be, as far as that is known.
    private var readings: [[ByteSet]] = []
    /// Of the alternative that is read.
    private var sets: [ByteSet] = []
    private var pattern: ArraySlice<UInt8>
    private let ignoresCase: Bool

    private static let digits = ByteSet(ASCII.isDigit)
    private static let wordBytes = ByteSet { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
    private static let spaces = ByteSet(ASCII.isSpace)
    /// So many bytes of a match are looked at.
    private static let limit = 24

    /// - Parameter pattern: expanded; a match begins where the keyword does.
    init(of pattern: String, ignoresCase: Bool) {
        self.pattern = Array(pattern.utf8)[...]
        self.ignoresCase = ignoresCase
        if ignoresCase, self.pattern.starts(with: "(?i)".utf8) { self.pattern = self.pattern.dropFirst(4) }
        skipAssertions()
        guard Self.isPlain(self.pattern) else { return }
        for alternative in Self.alternatives(self.pattern) {
            self.pattern = alternative
            sets = []
            skipAssertions()
            read()
            readings.append(sets)
        }
    }

    /// - Parameter limit: of bytes.
    func sets(behind keyword: String, limit: Int) -> [ByteSet] {
        let length = keyword.utf8.count
        var union: ArraySlice<ByteSet>?
        for sets in readings where zip(keyword.utf8, sets).allSatisfy({ $1.contains($0) }) {
            guard sets.count > length else { return [] }
            let tail = sets[length...].prefix(max(0, limit))
            union = union.map { known in zip(known, tail).map { $0.union($1) }[...] } ?? tail
        }
        // Where the pattern begins in another way, nothing is known.
        return Array(union ?? [])
    }

    /// The sequences with one of which a pattern begins, each with what follows the group of them.
    private static func alternatives(_ pattern: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard pattern.first == UInt8(ascii: "("), let end = groupEnd(pattern) else { return [pattern] }
        var inner = pattern[..<(end - 1)].dropFirst()
        if inner.first == UInt8(ascii: "?") {
            guard inner.starts(with: "?:".utf8) else { return [pattern] }
            inner = inner.dropFirst(2)
        }
        let rest = pattern[end...]
        if let sign = rest.first, "?*+{".utf8.contains(sign) { return [pattern] }
        var parts: [ArraySlice<UInt8>] = []
        var (depth, start) = (0, inner.startIndex)
        forEachSign(in: inner) { byte, rest in
            depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
            if byte == UInt8(ascii: "|"), depth == 0 {
                parts.append(inner[start..<(rest.startIndex - 1)])
                start = rest.startIndex
            }
            return true
        }
        parts.append(inner[start...])
        return parts.map { Array($0 + rest)[...] }
    }

    /// No alternatives outside of groups, no quoting, no comments.
    private static func isPlain(_ pattern: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        return forEachSign(in: pattern) { byte, rest in
            switch byte {
            case UInt8(ascii: "("):
                depth += 1
                // `(*` begins a verb, `(?x` turns on extended syntax.
                let sign = rest.first == UInt8(ascii: "?") ? rest.dropFirst().first : rest.first
                return sign != UInt8(ascii: "*") && sign != UInt8(ascii: "x")
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "|"): return depth > 0
            case UInt8(ascii: "\\"): return rest.first != UInt8(ascii: "Q") && rest.first != UInt8(ascii: "K")
            default: break
            }
            return true
        }
    }

    /// Calls `body` with every byte that is neither escaped nor in a class, and with what follows, until it says no.
    ///
    /// - Returns: whether it never said no, and no class has a class by name in it.
    @discardableResult
    private static func forEachSign(
        in text: ArraySlice<UInt8>, _ body: (UInt8, ArraySlice<UInt8>) -> Bool
    ) -> Bool {
        var rest = text
        var inClass = false
        var isFirst = false
        while let byte = rest.popFirst() {
            let isMember = isFirst
            isFirst = false
            if byte == UInt8(ascii: "\\") {
                if !inClass, !body(byte, rest) { return false }
                _ = rest.popFirst()
            } else if inClass, byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":") {
                return false
            } else if inClass {
                // A bracket that comes first is a member, also behind `^`.
                if isMember, byte == UInt8(ascii: "^") {
                    isFirst = true
                } else if byte == UInt8(ascii: "]"), !isMember {
                    inClass = false
                }
            } else if byte == UInt8(ascii: "[") {
                (inClass, isFirst) = (true, true)
            } else if !body(byte, rest) {
                return false
            }
        }
        return true
    }

    /// Passes what has no width in front of the keyword.
    private mutating func skipAssertions() {
        while pattern.first == UInt8(ascii: "("), let end = Self.assertionEnd(pattern) { pattern = pattern[end...] }
    }

    /// Where an assertion, or a group of alternative assertions, ends.
    private static func assertionEnd(_ text: ArraySlice<UInt8>) -> Int? {
        if ["(?<!", "(?<=", "(?!", "(?="].contains(where: { text.starts(with: $0.utf8) }) {
            return groupEnd(text)
        }
        guard text.starts(with: "(?:".utf8), let end = groupEnd(text) else { return nil }
        var inner = text[..<(end - 1)].dropFirst(3)
        while true {
            guard let next = assertionEnd(inner) else { return nil }
            inner = inner[next...]
            if inner.isEmpty { return end }
            if inner.first == UInt8(ascii: "|") { inner = inner.dropFirst() }
        }
    }

    /// Behind the parenthesis that closes the one at the beginning.
    private static func groupEnd(_ text: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var end: Int?
        forEachSign(in: text) { byte, rest in
            depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
            if depth == 0 { end = rest.startIndex }
            return depth > 0
        }
        return end
    }

    private mutating func read() {
        while sets.count < Self.limit, var set = element() {
            if ignoresCase { set = set.caseFolded }
            guard let (least, isFixed) = repetition() else { return }
            sets += repeatElement(set, count: min(least, Self.limit - sets.count))
            guard isFixed else { return }
        }
    }

    /// One byte that a pattern names; nil when something else comes next.
    private mutating func literal() -> UInt8? {
        guard let first = pattern.first, first < 0x80 else { return nil }
        if first == UInt8(ascii: "\\") {
            guard let second = pattern.dropFirst().first, second < 0x80, !ASCII.isAlphanumeric(second) else {
                return nil
            }
            pattern = pattern.dropFirst(2)
            return second
        }
        guard !"[](){}^$.|?*+".utf8.contains(first) else { return nil }
        pattern = pattern.dropFirst()
        return first
    }

    /// The set of a literal, a class or an escape; nil when something else comes next.
    private mutating func element() -> ByteSet? {
        if pattern.first == UInt8(ascii: "[") { return bracketed() }
        if let set = shorthand() { return set }
        return literal().map { ByteSet($0) }
    }

    /// `\d`, `\w`, `\s` and their opposites.
    private mutating func shorthand() -> ByteSet? {
        guard pattern.first == UInt8(ascii: "\\"), let letter = pattern.dropFirst().first else { return nil }
        let set: ByteSet
        switch letter | 0x20 {
        case UInt8(ascii: "d"): set = Self.digits
        case UInt8(ascii: "w"): set = Self.wordBytes
        case UInt8(ascii: "s"): set = Self.spaces
        default: return nil
        }
        pattern = pattern.dropFirst(2)
        return letter & 0x20 == 0 ? set.inverted : set
    }

    private mutating func bracketed() -> ByteSet? {
        pattern = pattern.dropFirst()
        var set = ByteSet()
        let isInverted = pattern.first == UInt8(ascii: "^")
        if isInverted { pattern = pattern.dropFirst() }
        var isFirst = true
        while let byte = pattern.first, byte != UInt8(ascii: "]") || isFirst {
            isFirst = false
            if let shorthand = shorthand() {
                set.formUnion(shorthand)
                continue
            }
            guard let low = member() else { return nil }
            var high = low
            if pattern.first == UInt8(ascii: "-"), let after = pattern.dropFirst().first, after != UInt8(ascii: "]") {
                pattern = pattern.dropFirst()
                guard let end = member(), end >= low else { return nil }
                high = end
            }
            for member in low...high { set.insert(member) }
        }
        guard pattern.first == UInt8(ascii: "]") else { return nil }
        pattern = pattern.dropFirst()
        // Case is folded before a class is inverted.
        if ignoresCase { set = set.caseFolded }
        return isInverted ? set.inverted : set
    }

    /// One byte in a class.
    private mutating func member() -> UInt8? {
        guard let first = pattern.first, first < 0x80, first != UInt8(ascii: "[") else { return nil }
        pattern = pattern.dropFirst()
        guard first == UInt8(ascii: "\\") else { return first }
        guard let second = pattern.first, second < 0x80 else { return nil }
        pattern = pattern.dropFirst()
        switch second {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        default: return ASCII.isAlphanumeric(second) ? nil : second
        }
    }

    /// How often at least, and whether that is all; nil when it cannot be read.
    private mutating func repetition() -> (least: Int, isFixed: Bool)? {
        guard let first = pattern.first else { return (1, true) }
        switch first {
        case UInt8(ascii: "?"), UInt8(ascii: "*"): return nil
        case UInt8(ascii: "+"): return (1, false)
        case UInt8(ascii: "{"):
            guard let close = pattern.firstIndex(of: UInt8(ascii: "}")) else { return nil }
            let inner = String(decoding: pattern[..<close].dropFirst(), as: UTF8.self)
            pattern = pattern[(close + 1)...]
            // Lazy or possessive.
            if let suffix = pattern.first, "?+".utf8.contains(suffix) { pattern = pattern.dropFirst() }
            // A sign, which `Int` would read, makes the braces literal.
            guard inner.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: ",") }) else { return nil }
            if let count = Int(inner) { return (count, true) }
            let bounds = inner.split(separator: ",", omittingEmptySubsequences: false)
            guard bounds.count == 2, let least = Int(bounds[0]) else { return nil }
            return (least, bounds[0] == bounds[1])
        default: return (1, true)
        }
    }
}

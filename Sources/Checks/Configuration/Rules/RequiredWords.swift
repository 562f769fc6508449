/// Words of which every text that a regular expression matches has at least one.
///
/// Only what is plain in the expression is taken; where nothing is, there are none.
struct RequiredWords {
    /// Letters, digits, `_`, `-` and `=` only: what no format of configuration writes in another way but as an escape.
    let words: [String]
    let ignoresCase: Bool

    /// Shorter ones are no words.
    private static let shortest = 3

    init(of source: String) {
        var bytes = Array(source.utf8)
        ignoresCase = bytes.starts(with: "(?i)".utf8)
        if ignoresCase { bytes.removeFirst(4) }
        var reader = Reader(bytes: bytes, ignoresCase: ignoresCase)
        let found = reader.alternatives()
        words =
            reader.isKnown && reader.position == bytes.count ? found.map { String(decoding: $0, as: UTF8.self) } : []
    }

    private struct Reader {
        let bytes: [UInt8]
        let ignoresCase: Bool
        var position = 0
        /// Whether nothing stood there whose meaning is not known here.
        var isKnown = true

        init(bytes: [UInt8], ignoresCase: Bool) {
            self.bytes = bytes
            self.ignoresCase = ignoresCase
        }

        private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        private mutating func skips(_ text: StaticString) -> Bool {
            let count = text.utf8CodeUnitCount
            guard position + count <= bytes.count,
                (0..<count).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
            else { return false }
            position += count
            return true
        }

        /// Up to a closing parenthesis or the end: the words of all branches, none if one branch has none.
        mutating func alternatives() -> [[UInt8]] {
            var words: [[UInt8]] = []
            var isWhole = true
            repeat {
                let found = branch()
                if found.isEmpty { isWhole = false }
                words += found
            } while isKnown && skips("|")
            return isWhole ? words : []
        }

        /// Of what stands one behind the other the list whose most common word is the rarest.
        private mutating func branch() -> [[UInt8]] {
            var best: [[UInt8]] = []
            var run: [UInt8] = []
            func rarity(_ words: [[UInt8]]) -> Int {
                words.map { WordDemand.rarity(of: $0, ignoresCase: ignoresCase) }.min() ?? 0
            }
            func endRun() {
                if run.count >= RequiredWords.shortest, rarity([run]) > rarity(best) { best = [run] }
                run = []
            }
            while isKnown, let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                if byte == UInt8(ascii: "(") {
                    endRun()
                    let words = group()
                    if rarity(words) > rarity(best) { best = words }
                    continue
                }
                guard let literal = literal() else {
                    endRun()
                    skipQuantifier()
                    continue
                }
                switch skipQuantifier() {
                case .none: run.append(literal)
                case .atLeastOnce:
                    run.append(literal)
                    endRun()
                case .perhaps: endRun()
                }
            }
            endRun()
            return best
        }

        /// What stands in parentheses, if it has to be there.
        private mutating func group() -> [[UInt8]] {
            position += 1
            var isMeant = true
            if next == UInt8(ascii: "*") { isKnown = false }
            if skips("?") {
                if skips("!") || skips("<!") || skips("<=") {
                    isMeant = false
                } else if !skips(":"), !skips("="), !skips(">") {
                    isKnown = false
                    return []
                }
            }
            let words = alternatives()
            guard isKnown, skips(")") else {
                isKnown = false
                return []
            }
            return skipQuantifier() != .perhaps && isMeant ? words : []
        }

        /// Passes one element; gives its byte if it is a letter of a word that stands for itself.
        private mutating func literal() -> UInt8? {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "["):
                skipClass()
                return nil
            case UInt8(ascii: "\\"):
                guard let escaped = next else {
                    isKnown = false
                    return nil
                }
                position += 1
                // Of a character by its number and a group by its own nothing is known.
                if "QExcpPNgkoXKGRu0123456789".utf8.contains(escaped) { isKnown = false }
                return escaped == UInt8(ascii: "-") || escaped == UInt8(ascii: "_") ? escaped : nil
            default: return Self.isOfWord(byte) ? byte : nil
            }
        }

        private static func isOfWord(_ byte: UInt8) -> Bool {
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=")
        }

        private mutating func skipClass() {
            if next == UInt8(ascii: "^") { position += 1 }
            if next == UInt8(ascii: "]") { position += 1 }
            while let byte = next, byte != UInt8(ascii: "]") {
                // `[:alpha:]` in a class would end it too early.
                if byte == UInt8(ascii: "[") { isKnown = false }
                position += byte == UInt8(ascii: "\\") ? 2 : 1
            }
            position = min(position + 1, bytes.count)
        }

        private enum Quantifier { case none, atLeastOnce, perhaps }

        @discardableResult
        private mutating func skipQuantifier() -> Quantifier {
            var quantifier = Quantifier.none
            if skips("?") || skips("*") {
                quantifier = .perhaps
            } else if skips("+") {
                quantifier = .atLeastOnce
            } else if next == UInt8(ascii: "{") {
                // Newer versions take spaces and no first number; what is neither is a sign like others.
                quantifier = .perhaps
                let counts = bytes[(position + 1)...].prefix { " ,0123456789".utf8.contains($0) }
                if bytes[counts.endIndex...].first == UInt8(ascii: "}") {
                    if counts.first.map({ (0x31...0x39).contains($0) }) ?? false { quantifier = .atLeastOnce }
                    position = counts.endIndex + 1
                } else {
                    isKnown = false
                }
            }
            if quantifier != .none { _ = skips("?") || skips("+") }
            return quantifier
        }
    }
}

/// Words of which every text that a regular expression matches has at least one.
///
/// Only what is plain in the expression is taken; where nothing is, there are none.
struct RequiredWords {
    /// Letters, digits, `_`, `-` and `=` only: what no format of configuration writes in another way but as an escape.
    let words: [Word]
    /// Whether one part of the expression does, or all of it.
    let ignoresCase: Bool

    struct Word: Hashable {
        var text: String
        /// Whether what matches ends with it.
        var isEnd: Bool
    }

    /// Shorter ones are no words.
    private static let shortest = 3

    init(of source: String) {
        var bytes = Array(source.utf8)
        let ignoresAll = bytes.starts(with: "(?i)".utf8)
        if ignoresAll { bytes.removeFirst(4) }
        var reader = Reader(bytes: bytes, ignoresCase: ignoresAll)
        if !ignoresAll, reader.holds("(?i:") { reader = Reader(bytes: bytes, ignoresCase: true) }
        ignoresCase = reader.ignoresCase
        let found = reader.alternatives()
        words =
            reader.isKnown && reader.position == bytes.count
            ? found.map { Word(text: String(decoding: $0.bytes, as: UTF8.self), isEnd: $0.isEnd) } : []
    }

    private struct Reader {
        /// One that was found.
        struct Found {
            var bytes: [UInt8]
            /// Whether nothing follows it in its branch.
            var isLast = true
            /// Whether the end of all that matches follows it.
            var isEnd = false
        }

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

        /// Whether a text stands anywhere.
        func holds(_ text: StaticString) -> Bool {
            var reader = self
            return bytes.indices.contains { place in
                reader.position = place
                return reader.skips(text)
            }
        }

        /// Up to a closing parenthesis or the end: the words of all branches, none if one branch has none.
        mutating func alternatives() -> [Found] {
            var words: [Found] = []
            var isWhole = true
            repeat {
                let found = branch()
                if found.isEmpty { isWhole = false }
                words += found
            } while isKnown && skips("|")
            return isWhole ? words : []
        }

        /// Of what stands one behind the other the list whose most common word is the rarest.
        private mutating func branch() -> [Found] {
            var best: [Found] = []
            var bestRarity = 0
            var run: [UInt8] = []
            func take(_ words: [Found]) {
                let rarity = words.map { WordDemand.rarity(of: $0.bytes, ignoresCase: ignoresCase) }.min() ?? 0
                if rarity > bestRarity { (best, bestRarity) = (words, rarity) }
            }
            func endRun() {
                if run.count >= RequiredWords.shortest { take([Found(bytes: run)]) }
                run.removeAll(keepingCapacity: true)
            }
            /// Something else stands behind what was found so far.
            func goOn() { for index in best.indices { best[index].isLast = false } }
            while isKnown, let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                if byte == UInt8(ascii: "(") {
                    endRun()
                    goOn()
                    take(group())
                    continue
                }
                if byte == UInt8(ascii: "$") {
                    endRun()
                    for index in best.indices where best[index].isLast { best[index].isEnd = true }
                }
                guard let literal = literal() else {
                    endRun()
                    goOn()
                    skipQuantifier()
                    continue
                }
                if run.isEmpty { goOn() }
                switch skipQuantifier() {
                case .none: run.append(literal)
                case .atLeastOnce:
                    run.append(literal)
                    endRun()
                    goOn()
                case .perhaps:
                    endRun()
                    goOn()
                }
            }
            endRun()
            return best
        }

        /// What stands in parentheses, if it has to be there.
        private mutating func group() -> [Found] {
            position += 1
            var isMeant = true
            if next == UInt8(ascii: "*") { isKnown = false }
            if skips("?") {
                if skips("!") || skips("<!") || skips("<=") {
                    isMeant = false
                } else if !skips(":"), !skips("i:"), !skips("="), !skips(">") {
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

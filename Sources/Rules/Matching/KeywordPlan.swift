/// What a detector looks for, worked out of its rules: the keywords, and which rules have each.
///
/// That of the built-in rules is worked out when the program is built, which a start would take a fifth of its time for.
struct KeywordPlan: Hashable, Sendable {
    /// A rule that has a keyword.
    struct Place: Hashable, Sendable {
        var rule: Int
        /// What of the rule's own keyword the filter's one leaves out: a part of `rests`.
        var rest: Range<Int>
    }

    private(set) var keywords = KeywordList()
    /// For each keyword the rules that have it: a part of `places`.
    private(set) var placesOfKeyword: [Range<Int>] = []
    private(set) var places: [Place] = []
    private(set) var rests: [UInt8] = []
    /// The farthest that a rule looks to either side of a keyword, with what its window may grow to.
    private(set) var farthest = 0

    /// Of longer keywords the beginning is looked for: the longest decides how many bytes around a change are searched.
    private static let keywordLimit = 12

    /// - Parameter rules: a place's `rule` is an index in them.
    init(_ rules: [Rule]) {
        var indexes: [KeywordFilter.Keyword: Int] = [:]
        var keywords: [(keyword: KeywordFilter.Keyword, places: [Place])] = []
        // By index: a rule as a variable of its own would be copied.
        for index in rules.indices {
            let (window, ignoresCase) = (rules[index].window, rules[index].ignoresCase)
            farthest = max(farthest, window.before + Window.leftContext + Detector.grown(window.after))
            var tail: KeywordTail?
            for text in rules[index].keywords {
                var keyword = KeywordFilter.Keyword(text, ignoresCase: ignoresCase)
                let rest = keyword.bytes.dropFirst(Self.keywordLimit)
                let place = Place(rule: index, rest: rests.count..<(rests.count + rest.count))
                rests += rest
                keyword.bytes.removeLast(rest.count)
                if window.before == 0, text.utf8.count < KeywordFilter.nearEnd {
                    let own = tail ?? KeywordTail(of: rules[index].pattern, ignoresCase: ignoresCase)
                    tail = own
                    keyword.tail = own.sets(
                        behind: text, limit: min(KeywordFilter.nearEnd, window.after) - text.utf8.count)
                }
                if let known = indexes[keyword] {
                    keywords[known].places.append(place)
                } else {
                    indexes[keyword] = keywords.count
                    keywords.append((keyword, [place]))
                }
            }
        }
        for (keyword, places) in keywords { append(keyword, places) }
    }

    private mutating func append(_ keyword: KeywordFilter.Keyword, _ places: [Place]) {
        keywords.append(keyword)
        placesOfKeyword.append(self.places.count..<(self.places.count + places.count))
        self.places += places
    }

    /// One more, that no rule has.
    mutating func append(marker: String) { append(KeywordFilter.Keyword(marker, ignoresCase: true), []) }
}

// MARK: As the program carries it

extension KeywordPlan {
    /// As text, made of `PackedNumbers`.
    var packed: String {
        var sets: [ByteSet: Int] = [:]
        var inOrder: [ByteSet] = []
        for set in keywords.tails where sets[set] == nil {
            sets[set] = inOrder.count
            inOrder.append(set)
        }
        var numbers = [farthest, inOrder.count] + inOrder.flatMap(\.packed)
        numbers += [keywords.count, places.count, rests.count] + rests.map(Int.init)
        for index in 0..<keywords.count {
            let (place, keyword) = (keywords.places[index], keywords[index])
            numbers += [place.ignoresCase ? 1 : 0, Int(place.piece), keyword.bytes.count, keyword.tail.count]
            numbers += keyword.bytes.map(Int.init) + keyword.tail.map { sets[$0] ?? 0 }
            numbers.append(placesOfKeyword[index].count)
            for place in places[placesOfKeyword[index]] {
                numbers += [place.rule, place.rest.lowerBound, place.rest.count]
            }
        }
        return PackedNumbers.encode(numbers)
    }

    /// - Parameters:
    ///   - text: what `packed` gave.
    ///   - rules: for each index of then that of now.
    init(unpacking text: UnsafeBufferPointer<UInt8>, rules: [Int]) {
        var numbers = PackedNumbers.Reader(text)
        farthest = numbers.next()
        let sets = (0..<numbers.next()).map { _ in ByteSet(unpacking: &numbers) }
        let (keywordCount, placeCount, restCount) = (numbers.next(), numbers.next(), numbers.next())
        keywords.reserveCapacity(keywordCount + 8)
        placesOfKeyword.reserveCapacity(keywordCount + 8)
        places.reserveCapacity(placeCount)
        rests = (0..<restCount).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        for _ in 0..<keywordCount {
            let (ignoresCase, piece) = (numbers.next() == 1, numbers.next())
            let (length, tailLength) = (numbers.next(), numbers.next())
            keywords.append(
                length: length, tailLength: tailLength, ignoresCase: ignoresCase, piece: piece,
                byte: { UInt8(truncatingIfNeeded: numbers.next()) }, set: { sets[numbers.next()] })
            let count = numbers.next()
            placesOfKeyword.append(places.count..<(places.count + count))
            for _ in 0..<count {
                let (rule, start) = (rules[numbers.next()], numbers.next())
                places.append(Place(rule: rule, rest: start..<(start + numbers.next())))
            }
        }
    }
}

extension ByteSet {
    /// Its bits, eight a number.
    fileprivate var packed: [Int] {
        (0..<32).map { byte in (0..<8).reduce(0) { $0 | (contains(UInt8(8 * byte + $1)) ? 1 << $1 : 0) } }
    }

    fileprivate init(unpacking numbers: inout PackedNumbers.Reader) {
        self.init()
        for byte in 0..<32 {
            var bits = numbers.next()
            while bits != 0 {
                insert(UInt8(8 * byte + bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
    }
}

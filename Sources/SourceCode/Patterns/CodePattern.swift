/// A piece of code to look for, whatever its layout, comments and quotes.
///
/// Written as the code itself. `$NAME` stands for one expression, the same one wherever it occurs in a pattern;
/// `...` for any code up to the end of the brackets, none included, so that `..., a, ...` is `a` anywhere in a list;
/// `` `a|b` `` for one of several names.
/// Strings match strings of the same text, whatever quotes enclose them.
public struct CodePattern: Hashable, Sendable {
    /// What is wrong with a pattern.
    public struct Mistake: Error, Hashable, Sendable {
        public var message: String
    }

    indirect enum Element: Hashable, Sendable {
        case word(Word)
        case oneOf([Word])
        case string(Word)
        case sign(UInt8)
        case variable(Int)
        /// One that stands in front of the first word: a single name.
        case name(Int)
        case ellipsis
        /// The begin of brackets, or a comma in front.
        case itemStart
        /// The end of brackets, or a comma behind.
        case itemEnd
        case group(open: UInt8, [Element])
    }

    /// A name or a number, or the text of a string.
    struct Word: Hashable, Sendable {
        var hash: UInt32
        var bytes: [UInt8]

        init(_ bytes: [UInt8]) {
            hash = Token.hash(bytes)
            self.bytes = bytes
        }
    }

    let elements: [Element]
    /// The names of its variables, without the dollar sign.
    public let variables: [String]
    /// How many signs stand in front of the first word.
    let lead: Int
    /// The words that the first word may be; a match has one of them. None if it begins with a variable that is given.
    let firstWords: [Word]
    /// Whether nothing tells where it may begin.
    let isFree: Bool
    /// A word as a match contains it.
    public struct WrittenWord: Hashable, Sendable {
        public var text: String
        /// Whether it is all of a string.
        public var isString: Bool
        /// The sign behind it, if that is always the same.
        public var sign: UInt8?

        fileprivate init(_ word: Word, isString: Bool = false, before next: Element?) {
            text = String(decoding: word.bytes, as: UTF8.self)
            self.isString = isString
            sign =
                switch next {
                case .sign(let sign), .group(let sign, _): sign
                default: nil
                }
        }
    }

    /// Words that a file with a match contains: of each list one.
    public var words: [[WrittenWord]] { Self.words(elements) }

    /// What each word may be, those in brackets too.
    private static func words(_ elements: [Element]) -> [[WrittenWord]] {
        elements.indices.flatMap { index -> [[WrittenWord]] in
            let next = index + 1 < elements.count ? elements[index + 1] : nil
            return switch elements[index] {
            case .word(let word): [[WrittenWord(word, before: next)]]
            case .string(let word): [[WrittenWord(word, isString: true, before: next)]]
            case .oneOf(let words): [words.map { WrittenWord($0, before: next) }]
            case .group(_, let inner): words(inner)
            case .sign, .variable, .name, .ellipsis, .itemStart, .itemEnd: []
            }
        }
    }

    /// The variables that every match gives a value to, by their numbers.
    public var bound: [Int] { Self.bound(elements) }

    private static func bound(_ elements: [Element]) -> [Int] {
        elements.flatMap { element -> [Int] in
            switch element {
            case .variable(let number), .name(let number): [number]
            case .group(_, let inner): bound(inner)
            case .word, .oneOf, .string, .sign, .ellipsis, .itemStart, .itemEnd: []
            }
        }
    }

    /// - Parameters:
    ///   - names: of the variables that other patterns share with it, in their order.
    ///   - bound: those of them that something else gives a value to.
    /// - Throws: what is wrong with the text.
    init(_ text: String, sharing names: [String] = [], bound: [String] = []) throws(Mistake) {
        var parser = CodePatternParser(text, names)
        var elements = try parser.elements()
        variables = parser.variables
        let written = elements
        var start = Start()
        start.look(in: &elements, bound: bound.count)
        if start.words == nil {
            elements = written
            Self.narrow(&elements, bound.count)
        }
        self.elements = elements
        lead = start.words == nil ? 0 : start.lead
        firstWords = start.words ?? []
        isFree = start.words == nil
    }

    /// `$NAME = …`, `$NAME(…)` and `.$NAME(…)` are about one name.
    private static func narrow(_ elements: inout [Element], _ bound: Int) {
        let place = elements.prefix { if case .sign = $0 { true } else { false } }.count
        guard place + 1 < elements.count, case .variable(let number) = elements[place], number >= bound else { return }
        switch elements[place + 1] {
        case .sign, .group: elements[place] = .name(number)
        default: break
        }
    }

    /// What tells where a pattern may begin.
    private struct Start {
        var lead = 0
        var words: [Word]?

        /// - Parameter bound: variables below this number are given.
        mutating func look(in elements: inout [Element], bound: Int, isTop: Bool = true) {
            for index in elements.indices {
                switch elements[index] {
                case .sign: lead += 1
                case .word(let word), .string(let word):
                    words = [word]
                    return
                case .oneOf(let alternatives):
                    words = alternatives
                    return
                // What it stands for is known when it is looked for.
                case .variable(let number) where number < bound:
                    words = []
                    return
                case .variable(let number) where isTop:
                    elements[index] = .name(number)
                    lead += 1
                case .group(_, var inner):
                    lead += 1
                    return look(in: &inner, bound: bound, isTop: false)
                case .variable, .name, .ellipsis, .itemStart, .itemEnd: return
                }
            }
        }
    }
}

internal import Rules

/// A source file in which variables are looked for, with what is worked out once for all of them.
struct ReaderSource {
    let path: String
    let bytes: [UInt8]
    let language: SourceLanguage
    /// Whether its classes, or some of them, take their values from the environment.
    private(set) lazy var binding = language.family == .python ? ClassBinding(in: bytes) : .none
    /// Functions of Go that give their text to the parser of durations and take no plain numbers.
    private(set) lazy var durationParsers = language.family == .go ? Self.durationParsers(in: bytes) : []
    /// A place whose line is known.
    private var counted = (offset: 0, line: 1)

    /// How much of a function is looked at, in bytes.
    private static let bodyLimit = 1500

    init(_ bytes: [UInt8], path: String, _ language: SourceLanguage) {
        self.bytes = bytes
        self.path = path
        self.language = language
    }

    /// The line of a byte, from 1; quick where the places come in order.
    mutating func line(at offset: Int) -> Int {
        if offset < counted.offset { counted = (0, 1) }
        counted.line += bytes[counted.offset..<offset].count { $0 == 0x0A }
        counted.offset = offset
        return counted.line
    }

    private static func durationParsers(in source: [UInt8]) -> Set<String> {
        source.withUnsafeBytes { source in
            guard ByteSearch.contains(source, "ParseDuration") else { return [] }
            var known: Set<String> = []
            var parsers: Set<String> = []
            var next = ByteSearch.first(of: "func ", in: source)
            while let place = next {
                let start = place + "func ".utf8.count
                next = ByteSearch.first(of: "func ", in: source, from: start)
                let name = source[start..<(next ?? source.count)].prefix(while: SourceWords.isWord)
                guard !name.isEmpty, name.endIndex < source.count, source[name.endIndex] == UInt8(ascii: "("),
                    known.insert(String(decoding: name, as: UTF8.self)).inserted
                else { continue }
                let rest = source[name.endIndex..<(next ?? source.count)].prefix(bodyLimit)
                if parsesDuration(UnsafeRawBufferPointer(rebasing: rest)) {
                    parsers.insert(String(decoding: name, as: UTF8.self))
                }
            }
            return parsers
        }
    }

    private static func parsesDuration(_ rest: UnsafeRawBufferPointer) -> Bool {
        let end = ByteSearch.first(of: "\n}", in: rest) ?? rest.count
        let body = UnsafeRawBufferPointer(rebasing: rest[..<end])
        return ByteSearch.contains(body, "ParseDuration") && !ByteSearch.contains(body, "Atoi")
            && !ByteSearch.contains(body, "ParseInt")
    }
}

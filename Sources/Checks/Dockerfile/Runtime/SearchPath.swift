internal import Dockerfile

/// The elements of a list of directories, as ENV writes it.
struct SearchPath {
    struct Element: Hashable {
        let text: String
        /// In the text of the instruction; of an empty element the colon beside it.
        let span: Range<Int>
    }

    let elements: [Element]

    /// - Parameter word: as it is written, quotes and variables in it; a colon within braces is none of the list's.
    init(_ word: Word) {
        var bytes = Array(word.value.utf8)
        var start = word.span.lowerBound
        if let quote = bytes.first, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(quote), bytes.count > 1,
            bytes.last == quote
        {
            bytes = Array(bytes.dropFirst().dropLast())
            start += 1
        }
        var elements: [Element] = []
        var (depth, begin) = (0, 0)
        func end(at place: Int) {
            let text = String(decoding: bytes[begin..<place], as: UTF8.self)
            let lower = begin == place && begin > 0 ? begin - 1 : begin
            elements.append(Element(text: text, span: start + lower..<start + max(place, lower + 1)))
            begin = place + 1
        }
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ":") where depth <= 0: end(at: place)
            default: break
            }
        }
        if !bytes.isEmpty { end(at: bytes.count) }
        self.elements = elements
    }
}

/// Where the parts of a start tag stand.
struct XMLTag {
    /// Of the element.
    let name: Range<Int>
    /// In the order of the tag; values with their quotes.
    let attributes: [(name: Range<Int>, value: Range<Int>)]

    /// - Parameter range: the whole tag; if no tag stands there, the parts are not told.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        guard range.count > 2, bytes[range.lowerBound] == .less, bytes[range.lowerBound + 1] != 0 else {
            name = range
            attributes = []
            return
        }
        var place = range.lowerBound + 1
        func skip(while condition: (UInt8) -> Bool) -> Range<Int> {
            let start = place
            while place < range.upperBound, condition(bytes[place]) { place += 1 }
            return start..<place
        }
        func isName(_ byte: UInt8) -> Bool {
            !byte.isWhitespace && byte != .equals && byte != .greater && byte != .slash
        }
        name = skip(while: isName)
        var attributes: [(name: Range<Int>, value: Range<Int>)] = []
        while place < range.upperBound {
            _ = skip { $0.isWhitespace || $0 == .slash || $0 == .greater }
            let name = skip(while: isName)
            _ = skip { $0.isWhitespace || $0 == .equals }
            guard !name.isEmpty, place < range.upperBound else { break }
            let start = place
            let quote = bytes[place]
            place += 1
            _ = skip { $0 != quote }
            place = min(place + 1, range.upperBound)
            attributes.append((name, start..<place))
        }
        self.attributes = attributes
    }
}

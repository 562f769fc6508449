/// A text with places marked `«like this»`, which may lie within one another.
struct MarkedText {
    /// The text without its marks.
    var bytes: [UInt8] = []
    /// In the order of their beginnings.
    var ranges: [Range<Int>] = []

    init(_ text: String) {
        var open: [Int] = []
        for character in text.unicodeScalars {
            switch character {
            case "«":
                open.append(ranges.count)
                ranges.append(bytes.count..<bytes.count)
            case "»":
                let place = open.removeLast()
                ranges[place] = ranges[place].lowerBound..<bytes.count
            default: bytes += Array(String(character).utf8)
            }
        }
    }
}

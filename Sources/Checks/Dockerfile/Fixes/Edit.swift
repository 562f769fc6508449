/// A range of a file and what is put in its place.
struct Edit: Hashable, Sendable {
    let range: Range<Int>
    let replacement: [UInt8]

    init(_ range: Range<Int>, _ text: String) {
        self.range = range
        replacement = Array(text.utf8)
    }

    static func insertion(_ text: String, at offset: Int) -> Edit { Edit(offset..<offset, text) }

    static func removal(_ range: Range<Int>) -> Edit { Edit(range, "") }

    /// Whether both cannot be made at once: they change the same bytes, or what stands at the same place.
    func conflicts(with other: Edit) -> Bool {
        if range.isEmpty || other.range.isEmpty {
            return range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
        }
        return range.overlaps(other.range)
    }
}

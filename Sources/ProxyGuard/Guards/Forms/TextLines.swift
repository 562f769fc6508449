internal import Glibc

/// The lines of a text, without their line feeds.
struct TextLines: Sequence, IteratorProtocol {
    private let text: UnsafeRawBufferPointer
    private var start = 0

    init(_ text: UnsafeRawBufferPointer) { self.text = text }

    mutating func next() -> Range<Int>? {
        guard let base = text.baseAddress, start < text.count else { return nil }
        let begin = start
        let found = memchr(base + begin, 0x0A, text.count - begin)
        let end = found.map { base.distance(to: UnsafeRawPointer($0)) } ?? text.count
        start = end + 1
        return begin..<end
    }
}

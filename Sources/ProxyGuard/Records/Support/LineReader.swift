/// The lines of a file, one after the other, of which only a piece is in memory.
struct LineReader {
    /// A line that is longer is handed out in pieces; none that this module writes is.
    static let maximumLength = 1 << 20

    private let file: OpenFile
    private var offset: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    struct Line {
        /// Without the newline.
        var bytes: [UInt8]
        /// Where it begins in the file.
        var offset: Int
        /// Whether a newline follows.
        var isTerminated: Bool
    }

    init(_ file: OpenFile, from offset: Int = 0) {
        self.file = file
        self.offset = offset
    }

    mutating func next() throws(SystemError) -> Line? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Line(
                    bytes: Array(buffer[start..<end]), offset: offset - buffer.count + start, isTerminated: true)
            }
            if isAtEnd || buffer.count - start > Self.maximumLength {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Line(
                    bytes: Array(buffer[start...]), offset: offset - buffer.count + start, isTerminated: false)
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            let more = try file.read(at: offset, count: 1 << 18)
            isAtEnd = more.isEmpty
            offset += more.count
            buffer += more
        }
    }
}

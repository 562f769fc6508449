/// Reads a text of any length as UTF-8, whichever form it has.
struct TextReader: ~Copyable {
    private let readRaw: (UnsafeMutableRawBufferPointer) -> Int
    private var isStarted = false
    private var decoder: WideText?
    /// Whether the text is in another form than it was read in.
    var isDecoded: Bool { decoder != nil }
    /// Bytes that were read and not given out yet.
    private var pending: [UInt8] = []
    private static let chunkSize = 1 << 18

    /// - Parameter read: fills a buffer with the next bytes: how many, 0 at the end, below 0 on failure.
    init(_ read: @escaping (UnsafeMutableRawBufferPointer) -> Int) { readRaw = read }

    /// Fills a buffer with the next bytes of the text: how many, 0 at its end, below 0 on failure.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if !isStarted { start() }
        while pending.isEmpty {
            guard decoder != nil else { return readRaw(buffer) }
            let (raw, status) = chunk()
            guard status > 0 else { return status }
            pending = raw.withUnsafeBytes { decoder?.utf8($0) ?? [] }
        }
        let count = min(pending.count, buffer.count)
        buffer.copyBytes(from: pending[..<count])
        pending.removeFirst(count)
        return count
    }

    private mutating func start() {
        isStarted = true
        while pending.count < WideText.headCount {
            let (raw, status) = chunk()
            guard status > 0 else { break }
            pending += raw
        }
        decoder = pending.withUnsafeBytes { WideText.form(of: $0) }.map { WideText($0) }
        if decoder != nil { pending = pending.withUnsafeBytes { decoder?.utf8($0) ?? [] } }
    }

    private func chunk() -> (bytes: [UInt8], status: Int) {
        var status = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            status = readRaw(UnsafeMutableRawBufferPointer(buffer))
            count = max(0, status)
        }
        return (bytes, status)
    }
}

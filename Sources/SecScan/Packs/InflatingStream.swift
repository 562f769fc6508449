internal import CZlib

/// Inflates a zlib stream (RFC 1950) piece by piece: for what is too large to be held at once.
final class InflatingStream {
    private var state = z_stream()
    private let input: UnsafeRawBufferPointer
    private let owner: AnyObject
    private var fed = 0
    private var hasEnded = false
    /// The stream is damaged, or cut short.
    private(set) var isDamaged = false

    /// - Parameters:
    ///   - input: begins with the stream; what follows it is left alone.
    ///   - owner: what keeps `input`.
    init(_ input: UnsafeRawBufferPointer, owner: AnyObject) {
        self.input = input
        self.owner = owner
        isDamaged = inflateInit_(&state, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) != Z_OK
    }

    deinit { inflateEnd(&state) }

    /// - Returns: the bytes that were made, 0 at the stream's end, below 0 when it is damaged.
    func read(into output: UnsafeMutableRawBufferPointer) -> Int {
        guard !isDamaged else { return -1 }
        guard !hasEnded, let start = output.baseAddress else { return 0 }
        let room = min(output.count, 1 << 30)
        state.next_out = start.assumingMemoryBound(to: UInt8.self)
        state.avail_out = UInt32(room)
        while state.avail_out == UInt32(room), !hasEnded {
            if state.avail_in == 0, fed < input.count, let start = input.baseAddress {
                let count = min(input.count - fed, 1 << 30)
                state.next_in = UnsafeMutablePointer(
                    mutating: (start + fed).assumingMemoryBound(to: UInt8.self))
                state.avail_in = UInt32(count)
                fed += count
            }
            switch inflate(&state, Z_NO_FLUSH) {
            case Z_OK: continue
            case Z_STREAM_END: hasEnded = true
            default:
                isDamaged = true
                return -1
            }
        }
        return room - Int(state.avail_out)
    }
}

import Foundation

/// A terminal of which a test reads what it shows.
final class PseudoTerminal: Sendable {
    /// To open as a stream.
    let path: String
    private let descriptor: Int32
    /// The other end: as long as it is open, nothing is lost between two streams.
    private let shown: Int32

    init() throws {
        var ends: (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0, ttyname_r(ends.1, &name, name.count) == 0 else {
            throw POSIXError(.ENOTTY)
        }
        path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        (descriptor, shown) = ends
    }

    deinit {
        close(descriptor)
        close(shown)
    }

    /// What was written up to `mark` and with it; what there is after a minute where it does not come.
    func text(until mark: String) async -> String {
        let mark = Array(mark.utf8)
        let end = ContinuousClock.now + .seconds(60)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var bytes: [UInt8] = []
                var byte: UInt8 = 0
                var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                while bytes.suffix(mark.count) != mark[...], ContinuousClock.now < end,
                    poll(&event, 1, 60_000) == 1, read(descriptor, &byte, 1) == 1
                {
                    bytes.append(byte)
                }
                continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}

internal import Glibc
internal import NIOCore

extension ByteBuffer {
    /// Whether bytes stand somewhere in what is readable; no bytes stand nowhere.
    func contains(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        return withUnsafeReadableBytes { buffer in
            guard let base = buffer.baseAddress else { return false }
            var start = 0
            // Where it may begin.
            while buffer.count - start >= bytes.count {
                let room = buffer.count - start - bytes.count + 1
                guard let found = memchr(base + start, Int32(first), room) else { return false }
                if memcmp(found, bytes, bytes.count) == 0 { return true }
                start = base.distance(to: UnsafeRawPointer(found)) + 1
            }
            return false
        }
    }
}

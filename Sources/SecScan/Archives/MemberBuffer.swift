#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Bytes of a member whose size nobody can be believed to tell.
final class MemberBuffer {
    private var start: UnsafeMutableRawPointer?
    private var capacity = 0
    private(set) var count = 0

    private static let firstCapacity = 1 << 16
    /// What is kept for the next member.
    private static let keptCapacity = 1 << 20

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Forgets what is in it.
    func clear() {
        count = 0
        guard capacity > Self.keptCapacity else { return }
        free(start)
        (start, capacity) = (nil, 0)
    }

    deinit { free(start) }

    /// Takes in more, up to `limit` bytes in all.
    ///
    /// - Returns: whether `read` has come to its end.
    func fill(
        upTo limit: Int, _ read: (UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int
    ) throws(ArchiveProblem) -> Bool {
        while count < limit {
            if count == capacity { try grow(limit) }
            let room = UnsafeMutableRawBufferPointer(
                start: start.map { $0 + count }, count: min(capacity, limit) - count)
            let more = try read(room)
            if more == 0 { return true }
            count += more
        }
        return false
    }

    private func grow(_ limit: Int) throws(ArchiveProblem) {
        let wanted = max(Self.firstCapacity, min(2 * capacity, limit))
        guard let grown = realloc(start, wanted) else { throw ArchiveProblem("there is no memory for it", .member) }
        (start, capacity) = (grown, wanted)
    }
}

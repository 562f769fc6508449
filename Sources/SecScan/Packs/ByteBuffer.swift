/// Bytes outside of Swift's arrays: made without being zeroed, shared without being copied.
///
/// Unchecked: who makes one fills it before anybody else sees it.
final class ByteBuffer: @unchecked Sendable {
    let mutable: UnsafeMutableRawBufferPointer
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(mutable) }
    var count: Int { mutable.count }

    init(count: Int) { mutable = .allocate(byteCount: count, alignment: 16) }

    deinit { mutable.deallocate() }
}

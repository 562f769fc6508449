/// Bytes outside of Swift's arrays: made without being zeroed, shared without being copied.
///
/// Unchecked: who makes one fills it before anybody else sees it.
final class ByteBuffer: @unchecked Sendable {
    let mutable: UnsafeMutableRawBufferPointer
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(mutable) }
    var count: Int { mutable.count }

    init(count: Int) {
        // Of few sizes: what is freed fits what comes next.
        var room = 256
        while room < count { room += room >> 2 }
        let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
        mutable = UnsafeMutableRawBufferPointer(rebasing: whole[..<count])
    }

    deinit { mutable.baseAddress?.deallocate() }
}

import Rules

@testable import SecScan

/// The input is a base and a delta: two bytes say how long the base is.
///
/// What a delta makes must be what its segments say, copies from the base and new bytes without a gap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelta(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeRawBufferPointer(start: start, count: count)
    guard input.count >= 2 else { return -1 }
    let room = input.count - 2
    let baseCount = min(room, Int(input[0]) << 8 | Int(input[1]))
    // Buffers of their own size: the sanitizer sees a step beyond the end.
    let base = copy(UnsafeRawBufferPointer(rebasing: input[2..<(2 + baseCount)]))
    let bytes = copy(UnsafeRawBufferPointer(rebasing: input[(2 + baseCount)...]))
    defer {
        base.deallocate()
        bytes.deallocate()
    }
    guard let delta = try? Delta(UnsafeRawBufferPointer(bytes)) else { return 0 }
    // More is legitimate, and only takes time.
    guard delta.count <= 1 << 20 else { return 0 }
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: delta.count, alignment: 1)
    defer { output.deallocate() }
    var segments = [TextSegment(start: 1, count: 1, source: 1)]
    do throws(Damage) {
        try delta.apply(to: UnsafeRawBufferPointer(base), into: output, segments: &segments)
    } catch {
        guard !error.reason.isEmpty else { fatalError("a damage without a reason") }
        return 0
    }
    var end = 0
    var previous: TextSegment?
    for segment in segments {
        guard segment.start == end, segment.count > 0, segment.end <= output.count else {
            fatalError("a gap or an overlap before \(segment)")
        }
        end = segment.end
        if let source = segment.source {
            guard source >= 0, source + segment.count <= base.count else { fatalError("\(segment) leaves the base") }
            guard output[segment.start..<segment.end].elementsEqual(base[source..<(source + segment.count)]) else {
                fatalError("\(segment) is no copy")
            }
        }
        if let previous, previous.source == nil, segment.source == nil { fatalError("\(segment) is in two parts") }
        previous = segment
    }
    guard end == output.count else { fatalError("the segments end at \(end) of \(output.count)") }
    return 0
}

private func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyMemory(from: bytes)
    return copy
}

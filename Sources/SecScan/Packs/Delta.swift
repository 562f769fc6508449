internal import Rules

/// How git stores an object as a change of another one: copies of runs of the base, and new bytes (gitformat-pack(5), "Deltified representation").
struct Delta {
    /// Bytes of the base.
    let baseCount: Int
    /// Bytes of what is made.
    let count: Int
    private let bytes: UnsafeRawBufferPointer
    private let start: Int

    /// - Parameters:
    ///   - bytes: inflated; must live as long as the delta.
    init(_ bytes: UnsafeRawBufferPointer) throws(Damage) {
        var position = 0
        baseCount = try Self.size(bytes, &position)
        count = try Self.size(bytes, &position)
        self.bytes = bytes
        start = position
    }

    /// Seven bits a byte, the lowest first.
    private static func size(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) throws(Damage) -> Int {
        var value = 0
        var shift = 0
        while position < bytes.count, shift < 56 {
            let byte = Int(bytes[position])
            position += 1
            value |= (byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        throw Damage("its delta is damaged")
    }

    /// Makes the new object.
    ///
    /// - Parameters:
    ///   - base: `baseCount` bytes.
    ///   - output: room for `count` bytes.
    ///   - segments: becomes the parts of the result; runs that follow each other in the base are one.
    func apply(
        to base: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, segments: inout [TextSegment]
    ) throws(Damage) {
        segments.removeAll(keepingCapacity: true)
        guard base.count == baseCount, output.count == count else {
            throw Damage("its delta does not fit its base")
        }
        var position = start
        var written = 0
        while position < bytes.count {
            let operation = bytes[position]
            position += 1
            if operation & 0x80 != 0 {
                var source = 0
                var length = 0
                for bit in 0..<4 where operation & (1 << UInt8(bit)) != 0 {
                    guard position < bytes.count else { throw Damage("its delta is cut short") }
                    source |= Int(bytes[position]) << (8 * bit)
                    position += 1
                }
                for bit in 0..<3 where operation & (0x10 << UInt8(bit)) != 0 {
                    guard position < bytes.count else { throw Damage("its delta is cut short") }
                    length |= Int(bytes[position]) << (8 * bit)
                    position += 1
                }
                if length == 0 { length = 0x10000 }
                guard source + length <= base.count, written + length <= count else {
                    throw Damage("its delta copies from outside of its base")
                }
                UnsafeMutableRawBufferPointer(rebasing: output[written..<(written + length)])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: base[source..<(source + length)]))
                Self.append(&segments, written, length, source)
                written += length
            } else {
                let length = Int(operation)
                guard length > 0 else { throw Damage("its delta has an operation that nobody knows") }
                guard position + length <= bytes.count, written + length <= count else {
                    throw Damage("its delta is cut short")
                }
                UnsafeMutableRawBufferPointer(rebasing: output[written..<(written + length)])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<(position + length)]))
                Self.append(&segments, written, length, nil)
                position += length
                written += length
            }
        }
        guard written == count else { throw Damage("its delta is cut short") }
    }

    private static func append(_ segments: inout [TextSegment], _ start: Int, _ count: Int, _ source: Int?) {
        if let last = segments.last {
            let continues =
                if let source, let lastSource = last.source { lastSource + last.count == source } else {
                    source == nil && last.source == nil
                }
            if continues {
                segments[segments.count - 1].count += count
                return
            }
        }
        segments.append(TextSegment(start: start, count: count, source: source))
    }
}

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension StringProtocol {
    /// The first place of another text, byte for byte.
    ///
    /// The standard library compares characters: that takes many times as long, and a text in front of a combining mark is
    /// none for it.
    package func range(ofText other: String) -> Range<Index>? {
        guard let offset = offset(ofText: other) else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: other.utf8.count)
    }

    /// Whether another text stands in this one, byte for byte.
    package func contains(_ other: String) -> Bool { offset(ofText: other) != nil }

    /// In bytes.
    private func offset(ofText other: String) -> Int? {
        var other = other
        return other.withUTF8 { other in
            if let offset = utf8.withContiguousStorageIfAvailable({ Self.offset(of: other, in: $0) }) { return offset }
            var text = String(self)
            return text.withUTF8 { Self.offset(of: other, in: $0) }
        }
    }

    private static func offset(of other: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = other.first, let pattern = other.baseAddress else { return 0 }
        guard let base = text.baseAddress else { return nil }
        var start = 0
        while start + other.count <= text.count,
            let found = memchr(base + start, Int32(first), text.count - other.count + 1 - start)
        {
            if memcmp(found, pattern, other.count) == 0 { return UnsafeRawPointer(found) - UnsafeRawPointer(base) }
            start = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
        return nil
    }
}

extension String {
    /// What stands behind its last slash.
    package var lastPathComponent: Substring {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { self[utf8.index(after: $0)...] } ?? self[...]
    }
}

internal import Rules

/// An address of the Internet Protocol, version 4 or 6, as its bytes. Source: RFC 4291, section 2.2
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen, in network order; an address of version 4 in one of version 6 counts as the former.
    public let bytes: [UInt8]

    /// Nil unless the text is an address.
    public init?(_ text: some StringProtocol) {
        guard let bytes = text.contains(":") ? Self.version6(String(text)) : Self.version4(String(text)) else {
            return nil
        }
        let isMapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10...11] == [0xFF, 0xFF]
        self.bytes = isMapped ? Array(bytes[12...]) : bytes
    }

    /// Whether it is of version 4.
    public var isVersion4: Bool { bytes.count == 4 }

    /// `127.0.0.0/8` and `::1`.
    public var isLoopback: Bool {
        isVersion4 ? bytes[0] == 127 : bytes.last == 1 && bytes.dropLast().allSatisfy { $0 == 0 }
    }

    /// `0.0.0.0` and `::`: every address of the machine.
    public var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    /// Addresses that no router of the Internet forwards. Source: RFC 1918, RFC 4193, RFC 3927
    public var isPrivate: Bool {
        guard isVersion4 else { return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 }
        return switch (bytes[0], bytes[1]) {
        case (10, _), (192, 168), (169, 254): true
        case (172, let second): second & 0xF0 == 16
        default: false
        }
    }

    /// As it is usually written; of version 6 the longest run of zeros is left out. Source: RFC 5952, section 4
    public var description: String {
        if isVersion4 { return bytes.map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        let parts = groups.map { String($0, radix: 16) }
        if longest.isEmpty { return parts.joined(separator: ":") }
        return parts[..<longest.lowerBound].joined(separator: ":") + "::"
            + parts[longest.upperBound...].joined(separator: ":")
    }

    private static func version4(_ text: String) -> [UInt8]? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            // A leading zero is octal for some readers.
            guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0"),
                part.allSatisfy(ASCII.isDigit), let byte = UInt8(String(Substring(part)))
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func version6(_ text: String) -> [UInt8]? {
        var groups: [UInt8] = []
        var gap: Int?
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)[...]
        if text.hasPrefix("::") { parts = parts.dropFirst() } else if text.hasPrefix(":") { return nil }
        if text.hasSuffix("::") { parts = parts.dropLast() } else if text.hasSuffix(":") { return nil }
        for (index, part) in zip(parts.indices, parts) {
            if part.isEmpty {
                guard gap == nil else { return nil }
                gap = groups.count
            } else if part.contains("."), index == parts.endIndex - 1 {
                guard let tail = version4(String(part)) else { return nil }
                groups += tail
            } else {
                guard part.utf8.count <= 4, part.allSatisfy(\.isHexDigit), let group = UInt16(part, radix: 16) else {
                    return nil
                }
                groups += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        guard let gap else { return groups.count == 16 ? groups : nil }
        guard groups.count <= 14 else { return nil }
        return groups[..<gap] + [UInt8](repeating: 0, count: 16 - groups.count) + groups[gap...]
    }
}

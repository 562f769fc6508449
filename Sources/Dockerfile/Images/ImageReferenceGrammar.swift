/// What the parts of an image reference may hold.
enum ImageReferenceGrammar {
    /// Parts of lower-case letters and digits, between them `.`, `_`, `__` or hyphens; slashes between parts; 255 bytes at most.
    static func isRepository(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 255 else { return false }
        return bytes.split(separator: .slash, omittingEmptySubsequences: false).allSatisfy { isPart(Array($0)) }
    }

    private static func isPart(_ bytes: [UInt8]) -> Bool {
        var offset = 0
        while true {
            let start = offset
            while offset < bytes.count, isLowerOrDigit(bytes[offset]) { offset += 1 }
            guard offset > start else { return false }
            if offset == bytes.count { return true }
            let separator = offset
            while offset < bytes.count, bytes[offset] == bytes[separator], !isLowerOrDigit(bytes[offset]) {
                offset += 1
            }
            switch bytes[separator] {
            case 0x2E: guard offset - separator == 1 else { return false }
            case .underscore: guard offset - separator <= 2 else { return false }
            case .minus: break
            default: return false
            }
        }
    }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        byte.isDigit || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
    }

    /// Letters, digits, dots and inner hyphens, or an address in brackets; a port behind it.
    static func isRegistry(_ text: String) -> Bool {
        text.utf8.count <= 255
            && text.wholeMatch(
                of:
                    /(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?/
            ) != nil
    }

    /// A letter, digit or underscore, then dots and hyphens too; 128 bytes at most.
    static func isTag(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 128, first.isLetter || first.isDigit || first == .underscore
        else {
            return false
        }
        return bytes.allSatisfy { $0.isLetter || $0.isDigit || $0 == .underscore || $0 == .minus || $0 == 0x2E }
    }

    /// An algorithm and 32 hexadecimal digits or more; 64 lower-case ones for `sha256`.
    static func isDigest(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].utf8.first, first.isLetter else { return false }
        let hex = parts[1].utf8
        let length = ["sha256": 64, "sha384": 96, "sha512": 128][String(parts[0])]
        guard parts[0].utf8.allSatisfy({ $0.isLetter || $0.isDigit || "+.-_".utf8.contains($0) }), hex.count >= 32
        else {
            return false
        }
        return hex.allSatisfy { $0.isDigit || ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "f")) }
            && (length.map { hex.count == $0 } ?? true)
    }

    /// 64 hexadecimal digits alone are an image's identifier, which the builder does not pull.
    static func isIdentifier(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { $0.isDigit || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f")) }
    }
}

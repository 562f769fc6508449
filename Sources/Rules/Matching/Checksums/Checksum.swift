internal import CDeflate

/// Checksums that token formats carry.
enum Checksum {
    /// GitHub (`ghp_` and its kin) and npm: the last six characters are the CRC-32 of the thirty before them in base 62.
    static func base62CRC32(_ token: [UInt8]) -> Validation.Outcome {
        guard token.count == 40 else { return .plausible }
        return encode(crc32(token[4..<34]), base: 62, width: 6) == Array(token[34...]) ? .holds : .fails
    }

    /// `github_pat_`, 22 characters, `_`, 59: of the last sixteen characters eight repeat a digest of what stands before.
    static func githubFineGrained(_ token: [UInt8]) -> Validation.Outcome {
        guard token.count == 93 else { return .plausible }
        // github_pat_ (11) + 22 + _ + 43 characters are what the digest is made of.
        let digest = SHA256.hash(token[..<77])
        let expected = Base32.encode(Array(digest.prefix(5)))
        return zip(expected, token[77..<85]).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
            ? .holds : .fails
    }

    /// `glpat-<payload>.<version>.<length><crc>`: seven base-36 characters of the CRC-32 of all before them.
    static func gitlabRoutable(_ token: [UInt8]) -> Validation.Outcome {
        guard token.count > 16, token.contains(UInt8(ascii: ".")) else { return .plausible }
        let body = token.dropLast(7)
        return encode(crc32(body), base: 36, width: 7) == token.suffix(7).map(ASCII.lowercased) ? .holds : .fails
    }

    /// `glsa_`, 32 characters, `_`, 8 hex: the CRC-32 of all before the last underscore, least significant byte first.
    static func grafana(_ token: [UInt8]) -> Validation.Outcome {
        guard token.count == 46 else { return .plausible }
        let crc = crc32(token[..<37]).byteSwapped
        return hex(crc) == token.suffix(8).map(ASCII.lowercased) ? .holds : .fails
    }

    /// `cflt`, 54 characters, 6 of base64: the CRC-32 of what stands before, least significant byte first.
    static func confluent(_ token: [UInt8]) -> Validation.Outcome {
        guard token.count == 64 else { return .plausible }
        let outcomes = [token[4..<58], token[..<58]].map { body in
            let crc = crc32(body)
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: crc >> (8 * UInt32($0))) }
            return Array(Base64.encode(bytes).prefix(6)) == Array(token.suffix(6))
        }
        return outcomes.contains(true) ? .holds : .fails
    }

    /// The last eight characters are the CRC-32, in hex, of all before them but the first `skipping`.
    static func trailingHexCRC32(_ token: [UInt8], skipping: Int) -> Validation.Outcome {
        guard token.count >= skipping + 16, token.suffix(8).allSatisfy(ASCII.isHex) else { return .plausible }
        return hex(crc32(token[skipping..<(token.count - 8)])) == token.suffix(8).map(ASCII.lowercased)
            ? .holds : .fails
    }

    /// The same, the prefix that ends with `mark` left out.
    static func trailingHexCRC32(_ token: [UInt8], skippingThrough mark: UInt8) -> Validation.Outcome {
        guard let end = token.firstIndex(of: mark) else { return .plausible }
        return trailingHexCRC32(token, skipping: end + 1)
    }

    static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { crc32($0) }
    }

    static func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        libdeflate_crc32(0, bytes.baseAddress, bytes.count)
    }

    private static func hex(_ value: UInt32) -> [UInt8] {
        encode(value, base: 16, width: 8)
    }

    /// Digits, then upper case, then lower case; bases up to 36 in lower case. Padded with zeros on the left.
    private static func encode(_ value: UInt32, base: UInt32, width: Int) -> [UInt8] {
        let alphabet =
            base > 36
            ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" : "0123456789abcdefghijklmnopqrstuvwxyz"
        let digits = Array(alphabet.utf8)
        var rest = value
        var result: [UInt8] = []
        while rest > 0 || result.count < width {
            result.append(digits[Int(rest % base)])
            rest /= base
        }
        return result.reversed()
    }
}

/// Structures inside tokens that random text does not have.
enum Structure {
    /// Three base64url parts, the first of which is a JSON object with `alg` (RFC 7519).
    static func jwt(_ token: [UInt8]) -> Validation.Outcome {
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 2, let header = Base64.decode(parts[0]) else { return .refuted }
        guard header.first == UInt8(ascii: "{"), header.last == UInt8(ascii: "}") else { return .refuted }
        guard header.withUnsafeBytes({ ByteSearch.contains($0, "\"alg\"") }) else { return .refuted }
        // An unsigned token is no credential.
        if header.withUnsafeBytes({ ByteSearch.contains($0, "\"none\"") }) { return .refuted }
        guard parts.count < 3 || parts[2].count >= 20 else { return .refuted }
        return .plausible
    }

    /// Base64 of at least 64 bytes between the lines of a PEM block (RFC 7468); header lines of encrypted keys are allowed.
    static func pem(_ block: [UInt8]) -> Validation.Outcome {
        // Line ends may be escapes (in source and JSON) or blanks (in an environment variable).
        let text = String(decoding: block, as: UTF8.self)
            .replacing("\\r", with: "\n").replacing("\\n", with: "\n").replacing("-----", with: "\n-----\n")
        var body: [UInt8] = []
        var isLabel = false
        for line in text.split(whereSeparator: \.isNewline) {
            if line == "-----" {
                isLabel.toggle()
                continue
            }
            if isLabel || line.contains(": ") { continue }
            // Words of prose are no lines of base64.
            for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
                let part = word.utf8.filter {
                    ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
                        || $0 == UInt8(ascii: "=")
                }
                if line.contains(" "), part.count < 16, part.last != UInt8(ascii: "="),
                    !body.isEmpty || part.allSatisfy(ASCII.isLetter)
                {
                    continue
                }
                body += part
            }
        }
        // An OpenPGP block ends with a checksum line of its own (RFC 4880, 6.1).
        if let mark = body.firstIndex(of: UInt8(ascii: "=")) { body = Array(body[..<mark]) }
        while body.count % 4 == 1 { body.removeLast() }
        guard let decoded = Base64.decode(body), decoded.count >= 48 else { return .refuted }
        guard Set(decoded).count >= 24 else { return .refuted }
        // Manuals show the first line of a key: a small part of what the outermost sequence says that it holds.
        let declared = Int(decoded[2]) << 8 | Int(decoded[3])
        if decoded.count <= 64, decoded[0] == 0x30, decoded[1] == 0x82, decoded.count * 4 < declared { return .refuted }
        return .plausible
    }

    /// The account number inside an AWS access key id is at most twelve digits; ids made before 2019 carry none.
    ///
    /// Source: the account is 40 bits of the base-32 text behind the prefix (aws.amazon.com, "unique identifiers").
    static func awsKeyID(_ token: [UInt8]) -> Validation.Outcome {
        guard token.count == 20 else { return .refuted }
        var bits: UInt64 = 0
        for byte in token[4..<14] {
            guard let value = Base32.value(of: byte) else { return .refuted }
            bits = bits << 5 | UInt64(value)
        }
        if token[4] == UInt8(ascii: "I") || token[4] == UInt8(ascii: "J") { return .plausible }
        // Fifty bits are known; the number stands in bits 79…40 of the eighty, one bit further right.
        let account = ((bits >> 2) & 0x7FFF_FFFF_FF80) >> 7
        return account <= 999_999_999_999 ? .plausible : .fails
    }

    /// The first part of a Discord bot token is the bot's numeric id in base64.
    static func discordBot(_ token: [UInt8]) -> Validation.Outcome {
        guard let head = token.split(separator: UInt8(ascii: ".")).first, let decoded = Base64.decode(head) else {
            return .fails
        }
        return decoded.count >= 15 && decoded.allSatisfy(ASCII.isDigit) ? .holds : .fails
    }

    /// A PyPI token is a macaroon: behind `pypi-` base64 that begins with version 2 and the location.
    static func pypi(_ token: [UInt8]) -> Validation.Outcome {
        guard let dash = token.firstIndex(of: UInt8(ascii: "-")) else { return .fails }
        let body = token[(dash + 1)...]
        guard let decoded = Base64.decode(body.prefix(body.count / 4 * 4)) else { return .fails }
        return decoded.withUnsafeBytes { ByteSearch.contains($0, "pypi.org") } ? .holds : .fails
    }

    /// `user:password` in base64, printable, the password no placeholder (RFC 7617).
    static func basicAuth(_ value: [UInt8]) -> Validation.Outcome {
        guard let decoded = Base64.decode(value), let colon = decoded.firstIndex(of: UInt8(ascii: ":")) else {
            return .refuted
        }
        guard decoded.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return .refuted }
        let password = decoded[(colon + 1)...]
        guard password.count >= 4, !password.withUnsafeBytes(Placeholder.isPlaceholder) else { return .refuted }
        return .plausible
    }
}

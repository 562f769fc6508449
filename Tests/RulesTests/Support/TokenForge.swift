import TestSupport

@testable import Rules

/// Makes values that each checksum or structure check must accept, by the published formats and not with the engine's code.
enum TokenForge {
    static func token(_ validation: Validation, _ random: inout SeededGenerator) -> String {
        switch validation {
        case .github: crcOfBody("ghp_", &random)
        case .npm: crcOfBody("npm_", &random)
        case .githubFineGrained: githubFineGrained(&random)
        case .gitlabRoutable: gitlabRoutable(&random)
        case .grafana: grafana(&random)
        case .confluent: confluent(&random)
        case .atlassian: atlassian(&random)
        case .cloudflare: cloudflare(&random)
        case .proxyguard: proxyguard(&random)
        case .jwt: jwt(header: #"{"alg":"HS256","typ":"JWT"}"#, &random)
        case .pem: pem(random.bytes(96))
        case .basicAuth: ReferenceEncoding.base64(Array("svc:\(random.text(14, .base62))".utf8))
        case .awsKeyID: awsKeyID(account: .random(in: 0...999_999_999_999, using: &random), &random)
        case .discordBot: discordBot(&random)
        case .pypi: pypi(&random)
        }
    }

    /// Where a changed character must be noticed.
    static func protected(_ validation: Validation, _ token: String) -> Range<Int> {
        let count = token.utf8.count
        switch validation {
        case .github, .npm: return 4..<40
        case .githubFineGrained: return 0..<85
        case .gitlabRoutable, .atlassian, .proxyguard: return 0..<count
        case .grafana: return 0..<37
        case .confluent: return 4..<64
        case .cloudflare: return 5..<count
        default: return 0..<0
        }
    }

    /// What a valid value gives.
    static func outcome(_ validation: Validation) -> Validation.Outcome {
        switch validation {
        case .jwt, .pem, .awsKeyID, .basicAuth: .plausible
        default: .holds
        }
    }

    private static func crc(_ text: String) -> UInt64 { UInt64(BitwiseCRC32.checksum(Array(text.utf8))) }

    private static func littleEndian(_ value: UInt64) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }

    private static func crcOfBody(_ prefix: String, _ random: inout SeededGenerator) -> String {
        let body = random.text(30, .base62)
        return prefix + body + ReferenceEncoding.number(crc(body), Alphabet.base62.rawValue, width: 6)
    }

    private static func githubFineGrained(_ random: inout SeededGenerator) -> String {
        let body = "github" + "_pat_" + random.text(22, .base62) + "_" + random.text(43, .base62)
        let digest = ReferenceEncoding.base32(Array(ReferenceSHA256.hash(Array(body.utf8)).prefix(5)))
        return body + digest + random.text(8, .base62)
    }

    private static func gitlabRoutable(_ random: inout SeededGenerator) -> String {
        let body = "gl" + "pat-" + random.text(27, .base64url) + ".01." + random.text(2, .base36)
        return body + ReferenceEncoding.number(crc(body), Alphabet.base36.rawValue, width: 7)
    }

    private static func grafana(_ random: inout SeededGenerator) -> String {
        let body = "gl" + "sa_" + random.text(32, .base62)
        return body + "_" + ReferenceEncoding.hex(littleEndian(crc(body)))
    }

    private static func confluent(_ random: inout SeededGenerator) -> String {
        let body = random.text(54, .base62)
        return "cf" + "lt" + body + ReferenceEncoding.base64(littleEndian(crc(body)))
    }

    private static func atlassian(_ random: inout SeededGenerator) -> String {
        let body = "AT" + "ATT3xFfGF0" + random.text(172, .base64url) + "="
        return body + ReferenceEncoding.number(crc(body), Alphabet.hex.rawValue, width: 8).uppercased()
    }

    private static func cloudflare(_ random: inout SeededGenerator) -> String {
        let body = random.text(40, .base62)
        return "cf" + "ut_" + body + ReferenceEncoding.number(crc(body), Alphabet.hex.rawValue, width: 8)
    }

    private static func proxyguard(_ random: inout SeededGenerator) -> String {
        let letter = "psdt".randomElement(using: &random).map(String.init) ?? ""
        let body =
            Bool.random(using: &random)
            ? "pg" + "_" + letter + random.text(32, .base62) : "pg" + "m_" + random.text(43, .base62)
        return body + ReferenceEncoding.number(crc(body), Alphabet.base62.rawValue, width: 6)
    }

    static func jwt(header: String, _ random: inout SeededGenerator) -> String {
        let payload = #"{"sub":"\#(random.text(8, .digits))","iat":1700000000}"#
        return [
            ReferenceEncoding.base64url(Array(header.utf8)), ReferenceEncoding.base64url(Array(payload.utf8)),
            random.text(43, .base64url),
        ]
        .joined(separator: ".")
    }

    static func pem(_ bytes: [UInt8], label: String = "PRIVATE KEY", newline: String = "\n") -> String {
        var text = ReferenceEncoding.base64(bytes)
        while text.utf8.count % 4 != 0 { text += "=" }
        var lines: [String] = []
        while !text.isEmpty {
            lines.append(String(text.prefix(64)))
            text = String(text.dropFirst(64))
        }
        return (["-----" + "BEGIN \(label)-----"] + lines + ["-----END \(label)-----"]).joined(separator: newline)
    }

    /// The account is bits 1 to 40 of the eighty behind the prefix.
    static func awsKeyID(account: UInt64, _ random: inout SeededGenerator) -> String {
        var bytes = random.bytes(10)
        // First bit 1: ids of before 2019 begin with I or J, which is 01000 and 01001.
        let number = 1 << 47 | account << 7 | UInt64(bytes[5] & 0x7F)
        for step in 0..<6 { bytes[step] = UInt8(truncatingIfNeeded: number >> (40 - 8 * UInt64(step))) }
        return "AK" + "IA" + ReferenceEncoding.base32(bytes)
    }

    private static func discordBot(_ random: inout SeededGenerator) -> String {
        let id = "1" + random.text(18, .digits)
        return ReferenceEncoding.base64url(Array(id.utf8)) + "." + random.text(6, .base64url) + "."
            + random.text(38, .base64url)
    }

    private static func pypi(_ random: inout SeededGenerator) -> String {
        let location = Array("pypi.org".utf8)
        let macaroon = [0x02, 0x01, UInt8(location.count)] + location + [0x02, 0x24] + random.bytes(60)
        return "py" + "pi-" + ReferenceEncoding.base64url(macaroon)
    }
}

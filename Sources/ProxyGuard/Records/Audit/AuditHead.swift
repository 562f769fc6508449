internal import Crypto

/// How far the record goes, beside it: a record that was cut short, or written anew, does not match.
///
/// Two lines of one length are written in turn, so that a crash spoils at most the newer one. With a key nobody without it can make
/// one; an old head together with an old record is seen only by who keeps a copy elsewhere.
struct AuditHead: Hashable, Sendable {
    static let format = "proxyguard-audit-head/1"

    var link: AuditLink
    /// Which of the two lines it stands in.
    var slot: Int
    /// Which of the keys it was made with; nil for none.
    var keyIndex: Int?

    /// The newer valid line, made with any of the keys; where there is no such line, one that was made without.
    static func read(_ bytes: [UInt8], keys: [[UInt8]]) -> AuditHead? {
        keys.enumerated().compactMap { index, key in
            read(bytes, key: key).map { AuditHead(link: $0.link, slot: $0.slot, keyIndex: index) }
        }
        // Of two that tell the same the one with the newer key.
        .max { ($0.link.sequence, -($0.keyIndex ?? 0)) < ($1.link.sequence, -($1.keyIndex ?? 0)) }
            ?? read(bytes, key: nil)
    }

    /// The two lines of a file; the newer valid one. Nil if none is; an empty file has none.
    static func read(_ bytes: [UInt8], key: [UInt8]?) -> AuditHead? {
        bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false).enumerated()
            .compactMap { slot, line in
                let line = line.last == UInt8(ascii: "\n") ? line.dropLast() : line
                return parse(Array(line), key: key).map { AuditHead(link: $0, slot: slot) }
            }
            .max { $0.link.sequence < $1.link.sequence }
    }

    static func encode(_ link: AuditLink, key: [UInt8]?) -> [UInt8] {
        let digits = String(link.sequence)
        let sequence = String(repeating: "0", count: max(0, 20 - digits.count)) + digits
        var bytes = Array("{\"format\":\"\(format)\",\"seq\":\"\(sequence)\",\"hash\":\"\(link.hash)\"".utf8)
        let code = authenticationCode(bytes, key: key)
        bytes += ",\"mac\":\"".utf8
        Hexadecimal.append(code, to: &bytes)
        return bytes + Array("\"}\n".utf8)
    }

    /// How many bytes a line has.
    static let lineLength = encode(.origin, key: nil).count

    private static func parse(_ line: [UInt8], key: [UInt8]?) -> AuditLink? {
        var scanner = LineScanner(line)
        guard scanner.skip("{\"format\":\"\(format)\",\"seq\":"), let digits = scanner.string(),
            let sequence = Int64(digits), 0...AuditLink.greatestSequence ~= sequence,
            scanner.skip(",\"hash\":"), let hash = scanner.hash()
        else { return nil }
        let link = AuditLink(sequence: sequence, hash: hash)
        // Compared as a whole and in constant time: nothing about the right code shows.
        let expected = encode(link, key: key).dropLast()
        guard line.count == expected.count, zip(line, expected).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0 else {
            return nil
        }
        return link
    }

    private static func authenticationCode(_ bytes: [UInt8], key: [UInt8]?) -> [UInt8] {
        guard let key else { return Array(SHA256.hash(data: bytes)) }
        return Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }
}

/// How lines of the record are written: members in one order, no blanks, and last the hash of what stands before it.
///
/// {"timestamp":…,"seq":…,…,"prev":"…","hash":"…"}
enum AuditLine {
    /// The written form of an event, with its newline, and its hash.
    static func encode(_ event: AuditEvent, after link: AuditLink) -> (bytes: [UInt8], link: AuditLink) {
        let sequence = link.sequence + 1
        var bytes: [UInt8] = []
        bytes.reserveCapacity(640)
        bytes += "{\"timestamp\":\"".utf8
        event.timestamp.append(to: &bytes)
        bytes += "\",\"seq\":\(sequence)".utf8
        member("action", event.action, to: &bytes)
        member("actor_id", event.actorID, to: &bytes)
        member("role", event.role, to: &bytes)
        member("project_id", event.projectID, to: &bytes)
        member("token_id", event.tokenID, to: &bytes)
        member("client_ip", event.clientIP, to: &bytes)
        member("peer_ip", event.peerIP, to: &bytes)
        member("request_id", event.requestID, to: &bytes)
        member("outcome", event.outcome.rawValue, to: &bytes)
        member("reason", event.reason, to: &bytes)
        bytes += ",\"details\":{".utf8
        append(event.details, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return seal(&bytes, after: link.hash, sequence: sequence)
    }

    /// The written form of the first line of a file.
    static func encode(_ header: AuditHeader) -> (bytes: [UInt8], link: AuditLink) {
        var bytes = Array("{\"format\":\"\(AuditHeader.format)\",\"created_at\":\"".utf8)
        header.createdAt.append(to: &bytes)
        bytes += "\",\"host_started_at\":\"".utf8
        header.hostStartedAt.append(to: &bytes)
        bytes += "\",\"previous_seq\":\(header.previous.sequence)".utf8
        return seal(&bytes, after: header.previous.hash, sequence: header.previous.sequence)
    }

    /// The bytes of a line that its hash is made of, less the closing brace, and the hash it names; nil if it names none.
    static func split(_ line: [UInt8]) -> (covered: ArraySlice<UInt8>, hash: AuditHash)? {
        let tail = mark.count + 2 * AuditHash.byteCount + end.count
        guard line.count > tail, line.suffix(end.count).elementsEqual(end),
            line[(line.count - tail)...].starts(with: mark),
            let hash = AuditHash(line[(line.count - tail + mark.count)..<(line.count - end.count)])
        else { return nil }
        return (line[..<(line.count - tail)], hash)
    }

    private static let mark = Array(",\"hash\":\"".utf8)
    private static let end = Array("\"}".utf8)

    private static func seal(
        _ bytes: inout [UInt8], after previous: AuditHash, sequence: Int64
    ) -> (bytes: [UInt8], link: AuditLink) {
        bytes += ",\"prev\":\"".utf8
        Hexadecimal.append(previous.bytes, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        let hash = AuditHash(previous: previous, line: bytes[...])
        bytes += mark
        Hexadecimal.append(hash.bytes, to: &bytes)
        bytes += end
        bytes.append(UInt8(ascii: "\n"))
        return (bytes, AuditLink(sequence: sequence, hash: hash))
    }

    private static func member(_ name: StaticString, _ value: String?, to bytes: inout [UInt8]) {
        bytes += ",\"\(name)\":".utf8
        if let value {
            JSONText.append(value, limit: AuditEvent.maximumTextLength, to: &bytes)
        } else {
            bytes += "null".utf8
        }
    }

    private static func append(_ details: [String: String], to bytes: inout [UInt8]) {
        var kept: [(name: String, value: String)] = []
        var seen: Set<String> = []
        for name in details.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            // Two long names may be one once they are cut; no reader agrees with another about a name that is there twice.
            let short = JSONText.cut(name, to: AuditEvent.maximumNameLength)
            guard seen.insert(short).inserted else { continue }
            kept.append((short, details[name] ?? ""))
        }
        if kept.count > AuditEvent.maximumDetailCount || kept.count < details.count {
            kept = Array(kept.filter { $0.name != leftOut }.prefix(AuditEvent.maximumDetailCount - 1))
            kept.append((leftOut, String(details.count - kept.count)))
        }
        for (index, detail) in kept.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONText.append(detail.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONText.append(detail.value, limit: AuditEvent.maximumTextLength, to: &bytes)
        }
    }

    private static let leftOut = "left_out"
}

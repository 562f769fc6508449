import Rules

@testable import ProxyRecords

/// The input is what is to be done, where something is changed, and lines of an audit log or texts of its events.
///
/// Any lines are followed to an end, those too for which somebody without a key has made the hashes anew. Of a log that was written a
/// changed byte is always told, and what was written is read as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAuditLog(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 4 else { return -1 }
    let input = UnsafeBufferPointer(start: start, count: count)
    let place = Int(input[1]) << 8 | Int(input[2])
    let text = Array(input[4...])
    switch input[0] % 3 {
    case 0: follow(text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) })
    case 1: follow(sealed(text.split(separator: UInt8(ascii: "\n")).map { Array($0) }))
    default: checkChange(written(text), at: place, by: input[3])
    }
    _ = AuditHead.read(text, key: nil)
    _ = Timestamp(String(decoding: text.prefix(32), as: UTF8.self))
    return 0
}

// MARK: Lines of anybody

/// What somebody could make of the lines who has no key: each follows the one before it.
private func sealed(_ lines: [[UInt8]]) -> [[UInt8]] {
    var previous = AuditHash.zero
    return lines.map { line in
        var line = line
        line += ",\"prev\":\"\(previous)\"".utf8
        previous = AuditHash(previous: previous, line: line[...])
        return line + ",\"hash\":\"\(previous)\"}".utf8
    }
}

private func follow(_ lines: [[UInt8]]) {
    for head in [nil, lines.last.flatMap { AuditRecord($0) }.map { AuditLink(sequence: $0.sequence, hash: $0.hash) }] {
        var chain = AuditChain(head: head)
        do throws(AuditChain.Break) {
            for (index, line) in lines.enumerated() {
                if index == 0 { _ = try chain.begin(line) } else { _ = try chain.next(line) }
            }
            try chain.finish()
            if let link = chain.link {
                _ = AuditLine.encode(AuditEvent(timestamp: Timestamp(seconds: 0), action: "next"), after: link)
            }
        } catch {
            guard !error.message.isEmpty else { fatalError("no word") }
        }
    }
}

// MARK: A log that was written

/// Its lines, and its head.
private func written(_ text: [UInt8]) -> (lines: [[UInt8]], head: AuditLink) {
    let header = AuditHeader(
        createdAt: Timestamp(seconds: 1), hostStartedAt: Timestamp(seconds: 0), previous: .origin)
    var (bytes, link) = AuditLine.encode(header)
    var lines = [Array(bytes.dropLast())]
    for part in text.split(separator: 0).prefix(6) {
        let fields = part.split(separator: 1, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        var event = AuditEvent(timestamp: Timestamp(seconds: Int64(part.count)), action: fields[0])
        event.reason = fields.count > 1 ? fields[1] : nil
        event.actorID = fields.count > 2 ? fields[2] : nil
        for pair in fields.dropFirst(3) { event.details[pair] = fields[0] }
        (bytes, link) = AuditLine.encode(event, after: link)
        let line = Array(bytes.dropLast())
        guard bytes.last == 0x0A, !line.contains(where: { $0 < 0x20 }) else { fatalError("more than a line") }
        guard let record = AuditRecord(line), record.hash == link.hash, isKept(event, record.event) else {
            fatalError("it is not read as it was written")
        }
        lines.append(line)
    }
    return (lines, link)
}

/// Whether nothing was lost but what is too long.
private func isKept(_ event: AuditEvent, _ read: AuditEvent) -> Bool {
    func isKept(_ text: String?, _ read: String?) -> Bool {
        guard let text, let read else { return text == nil && read == nil }
        return text.utf8.elementsEqual(read.utf8) || text.utf8.count > AuditEvent.maximumTextLength
    }
    return event.timestamp == read.timestamp && isKept(event.action, read.action) && isKept(event.reason, read.reason)
        && isKept(event.actorID, read.actorID) && read.details.count <= AuditEvent.maximumDetailCount
}

private func checkChange(_ log: (lines: [[UInt8]], head: AuditLink), at place: Int, by change: UInt8) {
    guard breaks(log.lines, log.head) == nil else { fatalError("as it was written it is broken") }
    guard change != 0 else { return }
    var bytes = Array(log.lines.joined(separator: [0x0A]))
    bytes[place % bytes.count] ^= change
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    guard breaks(lines, log.head) != nil else { fatalError("a changed byte is not told") }
    // Without its last line it is not whole.
    guard log.lines.count < 2 || breaks(log.lines.dropLast(), log.head) != nil else { fatalError("the end is missing") }
}

private func breaks(_ lines: some Collection<[UInt8]>, _ head: AuditLink) -> AuditChain.Break? {
    var chain = AuditChain(head: head)
    do throws(AuditChain.Break) {
        for (index, line) in lines.enumerated() {
            if index == 0 { _ = try chain.begin(line) } else { _ = try chain.next(line) }
        }
        try chain.finish()
        return nil
    } catch {
        return error
    }
}

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The first line of a file of the record: which file it follows. It is part of the chain but counts as no event.
struct AuditHeader: Hashable, Sendable {
    static let format = "proxyguard-audit/1"

    var createdAt: Timestamp
    /// When the machine was started: with the two one sees a clock that was set back.
    var hostStartedAt: Timestamp
    /// The end of the file before.
    var previous: AuditLink

    init(createdAt: Timestamp = .now, hostStartedAt: Timestamp = Self.hostStart, previous: AuditLink) {
        self.createdAt = createdAt
        self.hostStartedAt = hostStartedAt
        self.previous = previous
    }

    /// Nil unless the line, without its newline, is one as it is written. Its hash is not checked.
    init?(_ line: [UInt8]) {
        var scanner = LineScanner(line)
        guard scanner.skip("{\"format\":\""), scanner.skip(Self.format), scanner.skip("\",\"created_at\":"),
            let createdAt = scanner.timestamp(), scanner.skip(",\"host_started_at\":"),
            let hostStartedAt = scanner.timestamp(), scanner.skip(",\"previous_seq\":"),
            let sequence = scanner.sequence(), scanner.skip(",\"prev\":"), let hash = scanner.hash(),
            scanner.skip(",\"hash\":"), scanner.hash() != nil, scanner.skip("}"), scanner.isAtEnd
        else { return nil }
        self.init(
            createdAt: createdAt, hostStartedAt: hostStartedAt,
            previous: AuditLink(sequence: sequence, hash: hash))
    }

    static var hostStart: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Timestamp(milliseconds: (Timestamp.now.milliseconds / 1000 - Int64(time.tv_sec)) * 1000)
    }
}

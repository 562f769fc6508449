/// Follows the lines of the files of a record and finds the first that is not the next.
struct AuditChain {
    /// What is known of the place so far: the end of what was read.
    private(set) var link: AuditLink?
    /// The first event that was seen.
    private(set) var first: Int64?
    private(set) var count = 0
    /// What the head tells; whether the line it names was seen.
    private let head: AuditLink?
    private(set) var isHeadSeen = false
    /// What somebody else knows of it; whether that place was seen.
    private let anchor: AuditLink?
    private(set) var isAnchorSeen = false

    /// What is wrong with a line.
    struct Break: Error {
        var kind: AuditFault.Kind
        var message: String
        /// The number that was expected, when a higher one came.
        var missing: Int64?

        init(_ kind: AuditFault.Kind, _ message: String, missing: Int64? = nil) {
            self.kind = kind
            self.message = message
            self.missing = missing
        }
    }

    init(head: AuditLink? = nil, from link: AuditLink? = nil, anchor: AuditLink? = nil) {
        self.anchor = anchor
        self.head = head
        self.link = link
    }

    /// The first line of a file.
    mutating func begin(_ line: [UInt8]) throws(Break) -> AuditHeader {
        guard let header = AuditHeader(line), let (covered, hash) = AuditLine.split(line) else {
            throw Break(.form, "the file does not begin with the header of an audit log")
        }
        if let link {
            guard header.previous.sequence >= link.sequence else {
                throw Break(.order, "the file follows event \(header.previous.sequence), not event \(link.sequence)")
            }
            guard header.previous.sequence == link.sequence else {
                throw Break(
                    .gap, "events \(link.sequence + 1) to \(header.previous.sequence) are missing in front of it")
            }
        }
        guard AuditHash(previous: header.previous.hash, line: covered) == hash else {
            throw Break(.hash, "the header was changed: it has another hash")
        }
        if let link, header.previous.hash != link.hash {
            throw Break(.hash, "the header follows another line than the last of the file before")
        }
        if link == nil { note(header.previous) }
        try advance(to: AuditLink(sequence: header.previous.sequence, hash: hash))
        return header
    }

    /// Any other line.
    mutating func next(_ line: [UInt8]) throws(Break) -> AuditRecord {
        guard let record = AuditRecord(line), let (covered, _) = AuditLine.split(line) else {
            throw Break(.form, "no line of an audit log")
        }
        if let link {
            let expected = link.sequence + 1
            guard record.sequence >= expected else {
                throw Break(.order, "event \(record.sequence) stands where event \(expected) belongs")
            }
            guard record.sequence == expected else {
                throw Break(.gap, "events from \(expected) on are missing in front of it", missing: expected)
            }
        }
        guard AuditHash(previous: record.previous, line: covered) == record.hash else {
            throw Break(.hash, "the line was changed: it has another hash")
        }
        if let link, record.previous != link.hash {
            throw Break(.hash, "the line follows another one than the one before it")
        }
        try advance(to: AuditLink(sequence: record.sequence, hash: record.hash))
        if first == nil { first = record.sequence }
        count += 1
        return record
    }

    /// Once all lines were read: what the head says of the end.
    func finish() throws(Break) {
        guard let head, !isHeadSeen else { return }
        guard let link, head.sequence <= link.sequence else {
            throw Break(
                .truncated, "events \((link?.sequence ?? 0) + 1) to \(head.sequence) were written and are missing")
        }
        throw Break(.head, "the head knows another last line: this one was written anew, or one behind it is missing")
    }

    private mutating func note(_ link: AuditLink) {
        if link == head { isHeadSeen = true }
        if link == anchor { isAnchorSeen = true }
    }

    private mutating func advance(to new: AuditLink) throws(Break) {
        note(new)
        // A header has the number of the event before it and another hash: both are places the head may name.
        if let head, !isHeadSeen, new.sequence > head.sequence {
            throw Break(.head, "the head knows another event \(head.sequence) than the one in front of this line")
        }
        link = new
    }
}

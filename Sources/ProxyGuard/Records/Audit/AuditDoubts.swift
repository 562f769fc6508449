/// Compares a record that is opened with what somebody else knows of it.
struct AuditDoubts {
    /// The place that is known; nil where none is, or what was kept cannot be read.
    let anchor: AuditLink?
    private(set) var found: [AuditDoubt] = []

    private let path: String
    private let refuses: Bool
    private let hasKey: Bool
    private let isAnchorSigned: Bool
    private let isAnchorReadable: Bool

    init(_ options: AuditOptions, _ keys: AuditKeys) {
        let kept = options.anchor.map { AuditHead.read(Array($0.utf8), keys: keys.all) }
        anchor = (kept ?? nil)?.link
        isAnchorReadable = kept == nil || anchor != nil
        isAnchorSigned = (kept ?? nil)?.keyIndex != nil
        hasKey = keys.current != nil
        path = options.file
        refuses = options.refusesDoubts
    }

    /// Before anything is created: what the head tells, and whether there is a record at all.
    mutating func look(at head: AuditHead?, _ folder: AuditFolder) throws(AuditError) {
        if !isAnchorReadable { try note(.anchorUnreadable) }
        if hasKey, let head, head.keyIndex == nil {
            if isAnchorSigned { try note(.unsigned) } else if head.link.sequence > 0 { try note(.adopted) }
        }
        if let anchor, anchor.sequence > 0, head == nil, !AuditFolder.exists(folder.active) {
            try note(.rolledBack(known: anchor.sequence, found: 0))
        }
    }

    /// Once the chain was followed.
    mutating func look(at end: AuditOpening.End, _ folder: AuditFolder) throws(AuditError) {
        guard let anchor, anchor.sequence > 0, !end.hasAnchor, !found.contains(where: \.isRolledBack) else { return }
        guard anchor.sequence <= end.link.sequence else {
            return try note(.rolledBack(known: anchor.sequence, found: end.link.sequence))
        }
        // Only what was written since it was kept last stands behind it: that may be more than one file.
        guard anchor.sequence < end.first else { return try note(.replaced(event: anchor.sequence)) }
        switch try Self.search(anchor, folder) {
        case .found: return
        case .purged: try note(.purged(event: anchor.sequence))
        case .missing: try note(.replaced(event: anchor.sequence))
        }
    }

    private mutating func note(_ doubt: AuditDoubt) throws(AuditError) {
        guard !refuses || !doubt.isGrave else { throw .doubtful(path, doubt) }
        found.append(doubt)
    }

    /// What becomes of the search for an event.
    private enum Search {
        case found, missing
        /// The record begins behind it, and tells that it was removed.
        case purged
    }

    /// Whether full files, from the one that has the event on, lead to the active one.
    private static func search(_ anchor: AuditLink, _ folder: AuditFolder) throws(AuditError) -> Search {
        var chain = AuditChain(anchor: anchor)
        // What stands in front of the first line.
        var begin: Int64?
        var purgedThrough: Int64 = 0
        var paths = try folder.segments().filter { $0.last >= anchor.sequence }.map(\.path)
        if AuditFolder.exists(folder.active) { paths.append(folder.active) }
        for path in paths {
            let file = try AuditOpening.trying(path) { () throws(SystemError) in try OpenFile(path, .read) }
            var reader = LineReader(file)
            var isFirst = true
            while let line = try AuditOpening.trying(path, { () throws(SystemError) in try reader.next() }) {
                // What a crash left at the end is no part of it.
                guard line.isTerminated else { break }
                do throws(AuditChain.Break) {
                    if isFirst {
                        let header = try chain.begin(line.bytes)
                        begin = begin ?? header.previous.sequence
                    } else {
                        let event = try chain.next(line.bytes).event
                        if event.action == AuditLog.Action.purged {
                            purgedThrough = max(purgedThrough, event.details["through"].flatMap { Int64($0) } ?? 0)
                        }
                    }
                } catch {
                    return .missing
                }
                isFirst = false
                // Behind the header of the active one the chain was followed already.
                if path == folder.active, chain.isAnchorSeen { break }
            }
        }
        if chain.isAnchorSeen { return .found }
        guard let begin, anchor.sequence < begin, begin <= purgedThrough else { return .missing }
        return .purged
    }
}

extension AuditDoubt {
    fileprivate var isRolledBack: Bool {
        if case .rolledBack = self { true } else { false }
    }
}

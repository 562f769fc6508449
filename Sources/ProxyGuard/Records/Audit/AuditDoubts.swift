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
        guard anchor.sequence < end.first, try Self.isFound(anchor, folder) else {
            return try note(.replaced(event: anchor.sequence))
        }
    }

    private mutating func note(_ doubt: AuditDoubt) throws(AuditError) {
        guard !refuses || !doubt.isGrave else { throw .doubtful(path, doubt) }
        found.append(doubt)
    }

    /// Whether full files, from the one that has the event on, lead to the active one.
    private static func isFound(_ anchor: AuditLink, _ folder: AuditFolder) throws(AuditError) -> Bool {
        var chain = AuditChain(anchor: anchor)
        for path in try folder.segments().filter({ $0.last >= anchor.sequence }).map(\.path) + [folder.active] {
            let file = try AuditOpening.trying(path) { () throws(SystemError) in try OpenFile(path, .read) }
            var reader = LineReader(file)
            var isFirst = true
            while let line = try AuditOpening.trying(path, { () throws(SystemError) in try reader.next() }) {
                do throws(AuditChain.Break) {
                    if isFirst { _ = try chain.begin(line.bytes) } else { _ = try chain.next(line.bytes) }
                } catch {
                    return false
                }
                isFirst = false
                // Behind the header of the active one the chain was followed already.
                if path == folder.active { break }
            }
        }
        return chain.isAnchorSeen
    }
}

extension AuditDoubt {
    fileprivate var isRolledBack: Bool {
        if case .rolledBack = self { true } else { false }
    }
}

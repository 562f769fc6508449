/// Looks at the files that stand where those of a record belong, before anything of them is changed.
enum AuditOwnership {
    /// What stands in a place.
    private enum Content {
        case nothing, empty, own, other
    }

    /// Throws unless each is missing or begins as this module writes it; nothing is created, cut or given another mode.
    ///
    /// - Parameter isKnown: whether somebody else knows of a record; then what stands there in its place is no stranger's file.
    static func check(_ folder: AuditFolder, isKnown: Bool) throws(AuditError) {
        let header = "{\"format\":\"\(AuditHeader.format)\""
        let active = try content(folder.active, mark: header)
        let head = try content(
            folder.head, mark: "{\"format\":\"\(AuditHead.format)\"", mayBeCut: true, line: AuditHead.lineLength)
        if active == .empty || active == .other {
            guard isKnown || head == .own else { throw .foreign(folder.active) }
            throw .damaged(
                active == .empty
                    ? AuditFault(
                        file: folder.active, line: 1, kind: .truncated, message: "the file is empty: it was overwritten"
                    )
                    : AuditFault(
                        file: folder.active, line: 1, kind: .form,
                        message:
                            "the file does not begin as an audit log: it was changed, or audit.file names another one"))
        }
        if head == .other {
            guard isKnown || active == .own else { throw .foreign(folder.head) }
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it was overwritten, and is no head any more"))
        }
        // A crash may leave the beginning of one.
        if try content(folder.next, mark: header, mayBeCut: true) == .other { throw .foreign(folder.next) }
    }

    /// - Parameters:
    ///   - mayBeCut: whether the beginning of the mark is enough.
    ///   - line: where a second line begins that may be the whole one.
    private static func content(
        _ path: String, mark: String, mayBeCut: Bool = false, line: Int? = nil
    ) throws(AuditError) -> Content {
        guard AuditFolder.exists(path) else { return .nothing }
        let mark = Array(mark.utf8)
        let bytes = try AuditOpening.trying(path) { () throws(SystemError) in
            try OpenFile(path, .read).read(at: 0, count: max(mark.count, (line ?? 0) + mark.count))
        }
        if bytes.isEmpty { return .empty }
        let start = bytes.prefix(mark.count)
        if mark.starts(with: start), start.count == mark.count || mayBeCut { return .own }
        if let line, bytes.count >= line + mark.count, bytes[line...].starts(with: mark) { return .own }
        return .other
    }
}

/// Looks at the files that stand where those of a record belong, before anything of them is changed.
enum AuditOwnership {
    /// Throws unless each is missing or begins as this module writes it; nothing is created, cut or given another mode.
    static func check(_ folder: AuditFolder) throws(AuditError) {
        let header = "{\"format\":\"\(AuditHeader.format)\""
        let head = "{\"format\":\"\(AuditHead.format)\""
        try check(folder.active, mark: header, mayBeEmpty: false)
        try check(folder.head, mark: head, mayBeEmpty: true, line: AuditHead.lineLength)
        // A crash may leave the beginning of one.
        try check(folder.next, mark: header, mayBeEmpty: true)
    }

    /// - Parameter line: where a second line begins that may be the whole one.
    private static func check(
        _ path: String, mark: String, mayBeEmpty: Bool, line: Int? = nil
    ) throws(AuditError) {
        guard AuditFolder.exists(path) else { return }
        let mark = Array(mark.utf8)
        let bytes = try AuditOpening.trying(path) { () throws(SystemError) in
            try OpenFile(path, .read).read(at: 0, count: max(mark.count, (line ?? 0) + mark.count))
        }
        if bytes.isEmpty, mayBeEmpty { return }
        let start = bytes.prefix(mark.count)
        if mark.starts(with: start), start.count == mark.count || mayBeEmpty { return }
        if let line, bytes.count >= line + mark.count, bytes[line...].starts(with: mark) { return }
        throw .foreign(path)
    }
}

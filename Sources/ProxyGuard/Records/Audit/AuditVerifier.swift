public import Rules

/// Follows the hash chain of a record and names the first line that was changed, taken away, moved, put in or cut off.
///
/// Who may write the files and has no key can still make a whole new chain: with a key the head shows it.
public enum AuditVerifier {
    /// How often a record that is being written is read again when it seems broken.
    private static let attempts = 3

    /// Verifies a record by its file or folder, or one full file alone.
    ///
    /// - Parameter keys: Those with any of which its head was made, the current first; none where it was made without one.
    /// - Throws: `unusable` when the files cannot be read.
    public static func verify(_ path: String, keys: [Secret] = []) throws(AuditError) -> AuditVerdict {
        let keys = AuditKeys(keys)
        let folder = try folder(of: path)
        guard let folder else { return try verify(files: [path], folder: nil, head: nil, isLive: false) }
        var verdict = try verify(folder, keys)
        // The writer may have begun a new file between two looks.
        for _ in 1..<attempts where verdict.isLive && verdict.verdict.isBroken {
            verdict = try verify(folder, keys)
        }
        return verdict.verdict
    }

    /// The files of a record in their order; a full file alone is one.
    static func files(of path: String) throws(AuditError) -> [String] {
        guard let folder = try folder(of: path) else { return [path] }
        return try folder.segments().map(\.path) + (AuditFolder.exists(folder.active) ? [folder.active] : [])
    }

    /// When the last event of a full file was.
    static func lastTime(of path: String) throws(AuditError) -> Timestamp {
        let bytes = try AuditOpening.trying(path) { () throws(SystemError) in
            let file = try OpenFile(path, .read)
            let size = try file.size()
            let window = min(size, LineReader.maximumLength)
            return try file.read(at: size - window, count: window)
        }
        guard let line = bytes.split(separator: UInt8(ascii: "\n")).last, let record = AuditRecord(Array(line)) else {
            throw .damaged(AuditFault(file: path, line: 1, kind: .form, message: "its last line is no event"))
        }
        return record.event.timestamp
    }

    private static func folder(of path: String) throws(AuditError) -> AuditFolder? {
        if AuditFolder.isDirectory(path) {
            guard let folder = try AuditFolder.find(in: path) else {
                throw .unusable(path, why: "there is not exactly one audit log with its head; name its file")
            }
            return folder
        }
        let folder = AuditFolder(file: path)
        if AuditFolder.exists(folder.head) { return folder }
        // A full file stands for itself; of any other one the head was taken away.
        return AuditFolder.isSegment(folder.name) ? nil : folder
    }

    private static func verify(
        _ folder: AuditFolder, _ keys: AuditKeys
    ) throws(AuditError) -> (verdict: AuditVerdict, isLive: Bool) {
        guard AuditFolder.exists(folder.head) else {
            return (.broken(fault(folder.head, 1, .head, "it is missing")), false)
        }
        let (bytes, isLive) = try AuditOpening.trying(folder.head) { () throws(SystemError) in
            let file = try OpenFile(folder.head, .read)
            return (try file.read(at: 0, count: 4 * AuditHead.lineLength), file.isLocked())
        }
        guard let head = AuditHead.read(bytes, keys: keys.all) else {
            let message =
                keys.all.isEmpty
                ? "it was changed, or made with a key: give it with --key-file, or the configuration with --config"
                : "it was changed, or made with another key"
            return (.broken(fault(folder.head, 1, .head, message)), isLive)
        }
        guard keys.all.isEmpty || head.keyIndex != nil else {
            return (.broken(fault(folder.head, 1, .head, "it was made without the key")), isLive)
        }
        let files = try folder.segments().map(\.path) + [folder.active]
        let verdict = try verify(files: files, folder: folder, head: head.link, isLive: isLive)
        guard head.keyIndex != nil, case .intact(var extent) = verdict else { return (verdict, isLive) }
        // Who has the key of before, which may be why it was exchanged, could have made it.
        extent.isAuthenticated = head.keyIndex == 0
        extent.isOfEarlierKey = !extent.isAuthenticated
        return (.intact(extent), isLive)
    }

    private static func verify(
        files: [String], folder: AuditFolder?, head: AuditLink?, isLive: Bool
    ) throws(AuditError) -> AuditVerdict {
        var chain = AuditChain(head: head)
        var begin: Int64 = 0
        var purgedThrough: Int64 = 0
        for (index, path) in files.enumerated() {
            guard AuditFolder.exists(path) else {
                return .broken(fault(path, 1, folder == nil ? .form : .truncated, "the file is missing"))
            }
            let file = try AuditOpening.trying(path) { () throws(SystemError) in try OpenFile(path, .read) }
            var reader = LineReader(file)
            var number = 0
            do throws(AuditChain.Break) {
                while let line = try read(&reader) {
                    number += 1
                    guard line.isTerminated else {
                        if isLive, index == files.count - 1 { break }
                        throw AuditChain.Break(.torn, "the line is not whole")
                    }
                    if number == 1 {
                        let header = try chain.begin(line.bytes)
                        if index == 0 { begin = header.previous.sequence }
                    } else {
                        let event = try chain.next(line.bytes).event
                        if event.action == AuditLog.Action.purged {
                            purgedThrough = max(purgedThrough, event.details["through"].flatMap { Int64($0) } ?? 0)
                        }
                    }
                }
                number += 1
                if number == 1 { throw AuditChain.Break(.truncated, "the file is empty") }
                if index == files.count - 1 { try chain.finish() }
            } catch {
                var kind = error.kind
                if let missing = error.missing, try comesLater(missing, &reader, path) { kind = .order }
                return .broken(fault(path, number, kind, error.message))
            }
        }
        if folder != nil, begin > purgedThrough, let first = files.first {
            return .broken(
                fault(first, 1, .gap, "events up to \(begin) are missing, and the log has no event of their purge"))
        }
        return .intact(
            AuditExtent(
                count: chain.count, first: chain.first, last: chain.count > 0 ? chain.link?.sequence : nil,
                files: files.count, isEndKnown: head != nil))
    }

    /// Whether the event that is missing stands farther behind in the same file: then lines were moved, not taken away.
    private static func comesLater(_ sequence: Int64, _ reader: inout LineReader, _ path: String) throws(AuditError)
        -> Bool
    {
        var reader = reader
        while let line = try AuditOpening.trying(path, { () throws(SystemError) in try reader.next() }) {
            if AuditRecord(line.bytes)?.sequence == sequence { return true }
        }
        return false
    }

    private static func read(_ reader: inout LineReader) throws(AuditChain.Break) -> LineReader.Line? {
        do throws(SystemError) { return try reader.next() } catch {
            throw AuditChain.Break(.form, "the file cannot be read: \(error)")
        }
    }

    private static func fault(_ file: String, _ line: Int, _ kind: AuditFault.Kind, _ message: String) -> AuditFault {
        AuditFault(file: file, line: line, kind: kind, message: message)
    }
}

extension AuditVerdict {
    fileprivate var isBroken: Bool {
        if case .broken = self { return true }
        return false
    }
}

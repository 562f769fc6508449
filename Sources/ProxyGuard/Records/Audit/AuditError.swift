/// Why the record cannot be opened, read or written.
public enum AuditError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder is not there, or others may write in it.
    case unsafeFolder(String, why: String)
    /// A call of the operating system failed.
    case unusable(String, why: String)
    /// Another program writes this record.
    case locked(String)
    /// What stands there is no file of a record; nothing of it was changed.
    case foreign(String)
    /// The chain is whole, and yet it may not be the record that was written.
    case doubtful(String, AuditDoubt)
    /// What is there is not what was written.
    case damaged(AuditFault)
    /// More waits to be written than there is room for; the event was counted as lost.
    case queueFull
    /// The event was not written.
    case unwritten(why: String)
    /// The record was closed.
    case closed

    public var description: String {
        switch self {
        case .unsafeFolder(let path, let why):
            "\(path): \(why); the audit log needs a folder of its own user with mode 0700"
        case .unusable(let path, let why): "\(path): \(why)"
        case .locked(let path): "\(path): another program writes this audit log; stop it or name another file"
        case .foreign(let path):
            "\(path): is no audit log of this program and was left as it is; name another file in audit.file"
        case .doubtful(let path, let doubt):
            "\(path): \(doubt); look into it, then accept the log as it is with `proxyguard audit accept --yes`"
        case .damaged(let fault):
            "\(fault); look into it with `proxyguard audit verify`, then move the files of the log to another folder"
        case .queueFull: "the audit log cannot keep up: no room for another event"
        case .unwritten(let why): "the audit log cannot be written: \(why)"
        case .closed: "the audit log is closed"
        }
    }
}

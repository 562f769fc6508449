/// What a crash left behind and how it was put right when the record was opened.
public enum AuditRepair: Hashable, Sendable, CustomStringConvertible {
    /// The last line was half written: its bytes were moved to another file.
    case movedAside(file: String, bytes: Int)
    /// The last line was whole but for its newline, which it got.
    case completed(event: Int64)

    public var description: String {
        switch self {
        case .movedAside(let file, let bytes): "a half-written last line of \(bytes) bytes was moved to \(file)"
        case .completed(let event): "the newline behind event \(event) was missing and was added"
        }
    }
}

public import Rules

/// What somebody else keeps of how far the record goes: a record that was taken away or put back to an earlier state does not reach it.
///
/// It is the line of the head, so that with a key nobody without it can make one.
public struct AuditAnchor: Hashable, Sendable {
    /// The number of the last event that was on the disk.
    public var sequence: Int64
    /// What to keep, one line of text.
    public var text: String

    init(_ line: [UInt8], _ sequence: Int64) {
        self.sequence = sequence
        text = String(decoding: line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...], as: UTF8.self)
    }

    /// The number of the event that a kept text is of; nil unless it was made with one of the keys, or without any.
    public static func sequence(of text: String, keys: [Secret]) -> Int64? {
        AuditHead.read(Array(text.utf8), keys: AuditKeys(keys).all)?.link.sequence
    }
}

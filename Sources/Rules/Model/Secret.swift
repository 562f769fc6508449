/// The bytes of a credential. Printing one shows its redacted form only.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let bytes: [UInt8]

    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// The value itself: for `--show-secrets`, checksums and fingerprints.
    public var revealed: [UInt8] { bytes }

    /// The form that every report shows: at most the first four bytes and the length.
    ///
    /// No byte is shown of a value shorter than sixteen, and never more than an eighth of one.
    public var redacted: String {
        let shown = min(4, bytes.count / 8 < 2 ? 0 : bytes.count / 8)
        let head = bytes.prefix(shown).map { byte in
            (0x21...0x7E).contains(byte) ? Character(Unicode.Scalar(byte)) : "?"
        }
        return String(head) + "***(\(bytes.count) bytes)"
    }

    public var description: String { redacted }
    public var debugDescription: String { redacted }
    public var customMirror: Mirror { Mirror(self, children: ["redacted": redacted]) }
}

internal import Crypto

/// What ties a line of the record to all before it: SHA-256 over the hash before it and the line itself.
public struct AuditHash: Hashable, Sendable, CustomStringConvertible {
    static let byteCount = 32
    /// What the first line of a record follows.
    static let zero = AuditHash(bytes: [UInt8](repeating: 0, count: byteCount))

    let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Nil unless there are 64 lower-case digits of base 16.
    init?(_ text: some Collection<UInt8>) {
        guard text.count == 2 * Self.byteCount, let bytes = Hexadecimal.bytes(text) else { return nil }
        self.bytes = bytes
    }

    /// The hash of a line: of its bytes up to the member `hash`, with the brace that would close them.
    init(previous: AuditHash, line: ArraySlice<UInt8>) {
        var hash = SHA256()
        previous.bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        line.withUnsafeBytes { hash.update(bufferPointer: $0) }
        withUnsafeBytes(of: UInt8(ascii: "}")) { hash.update(bufferPointer: $0) }
        bytes = Array(hash.finalize())
    }

    /// 64 lower-case digits.
    public var description: String { Hexadecimal.text(bytes) }
}

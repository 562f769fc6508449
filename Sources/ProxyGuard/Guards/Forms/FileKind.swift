internal import Glibc

extension GuardWorker {
    /// Whether a file that begins so is text, which can be looked into.
    public static func isText(_ beginning: UnsafeRawBufferPointer) -> Bool { FileKind(beginning) == .text }
}

/// Whether a file is text, by what is in it: types and names are what a client says.
enum FileKind: Hashable {
    /// Looked into as it is.
    case text
    /// In two bytes a character, behind its mark.
    case utf16
    /// Pictures, sound, archives, documents: nothing in it can be read as text, or not without unpacking it.
    case binary

    init(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16
        } else if Self.beginnings.contains(where: { bytes.starts(with: $0) }) || Self.hasZero(bytes) {
            self = .binary
        } else {
            self = .text
        }
    }

    /// Of formats that need not have a zero byte close to their beginning.
    private static let beginnings: [[UInt8]] =
        [
            [0xFF, 0xD8, 0xFF], [0xFF, 0xFB], [0xFF, 0xF3], [0xFF, 0xF2], [0xFF, 0xF1], [0xFF, 0xF9], [0x1F, 0x8B],
            [0x1A, 0x45, 0xDF, 0xA3], [0x89, 0x50, 0x4E, 0x47], [0x50, 0x4B, 0x03, 0x04],
        ] + ["GIF8", "RIFF", "ID3", "OggS", "fLaC", "%PDF-"].map { Array($0.utf8) }

    private static func hasZero(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
}

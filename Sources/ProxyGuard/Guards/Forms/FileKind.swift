extension GuardWorker {
    /// Whether a file that begins so is text, which can be looked into.
    public static func isText(_ beginning: UnsafeRawBufferPointer) -> Bool { FileKind(beginning) == .text }
}

/// Whether a file is text, by what is in it: types and names are what a client says.
enum FileKind: Hashable {
    /// Looked into as it is.
    case text
    /// In two bytes a character, with a mark in front or without.
    case utf16(isLittle: Bool)
    /// Pictures, sound, archives, documents: searched as the bytes that they are, but nobody reads them as text.
    case binary

    init(_ bytes: UnsafeRawBufferPointer) {
        let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.headCount))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isLittle: head[0] == 0xFF)
        } else if Self.hasKnownBeginning(head) {
            self = .binary
        } else if let isLittle = Self.zerosOfUTF16(head) {
            self = .utf16(isLittle: isLittle)
        } else {
            self = Self.isMostlyText(head) ? .text : .binary
        }
    }

    /// So many bytes at the beginning decide.
    static let headCount = 1024

    /// Of formats that may look like text at their beginning.
    private static let beginnings: [[UInt8]] =
        [
            [0xFF, 0xD8, 0xFF], [0xFF, 0xFB], [0xFF, 0xF3], [0xFF, 0xF2], [0xFF, 0xF1], [0xFF, 0xF9], [0x1F, 0x8B],
            [0x1A, 0x45, 0xDF, 0xA3], [0x89, 0x50, 0x4E, 0x47], [0x50, 0x4B, 0x03, 0x04],
        ] + ["GIF8", "OggS", "fLaC", "%PDF-"].map { Array($0.utf8) }

    /// Whether a picture, a sound, a document or an archive begins so.
    static func hasKnownBeginning(_ head: UnsafeRawBufferPointer) -> Bool {
        if beginnings.contains(where: { head.starts(with: $0) }) { return true }
        guard head.count >= 12 else { return false }
        // What begins with those letters alone may be text.
        if head.starts(with: "RIFF".utf8) {
            return ["WAVE", "WEBP", "AVI "].contains { head[8..<12].elementsEqual($0.utf8) }
        }
        return head.starts(with: "ID3".utf8) && head[3] < 0x10 && head[4] < 0x10
    }

    /// Whether few bytes are such as no text has; one zero byte does not make a picture of a text.
    private static func isMostlyText(_ head: UnsafeRawBufferPointer) -> Bool {
        let others = head.reduce(0) { $0 + ($1 < 0x20 && !(0x08...0x0D).contains($1) && $1 != 0x1B ? 1 : 0) }
        return others * 32 <= head.count
    }

    /// Which byte of a character comes first in a text without a mark, of which nearly every second byte is zero; nil of others.
    private static func zerosOfUTF16(_ head: UnsafeRawBufferPointer) -> Bool? {
        let pairs = head.count / 2
        guard pairs >= 8 else { return nil }
        var (even, odd) = (0, 0)
        for index in 0..<pairs {
            if head[2 * index] == 0 { even += 1 }
            if head[2 * index + 1] == 0 { odd += 1 }
        }
        if odd * 4 >= pairs * 3, even * 16 <= pairs { return true }
        return even * 4 >= pairs * 3 && odd * 16 <= pairs ? false : nil
    }
}

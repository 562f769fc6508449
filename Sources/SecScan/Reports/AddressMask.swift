/// Masks logins in the addresses of a line: a user and a password, or a token, in front of the host.
enum AddressMask {
    private static let clipMark = Array("…".utf8)

    /// From `://` to the last `@` in front of a blank or a quote where a colon tells of a password: such hold slashes and
    /// question marks that nobody escaped. Others end where the path begins, which may hold the sign too.
    ///
    /// A piece that the line's clipping cut is masked where it may be of such an address.
    static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isOpen = bytes.starts(with: clipMark)
        guard isOpen || bytes.contains(UInt8(ascii: ":")) else { return text }
        var result: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
            result += masked(bytes[start..<end], isOpen: isOpen && start == 0)
            if end < bytes.count { result.append(bytes[end]) }
            start = end + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || "\"'`<>".utf8.contains(byte) }

    /// A piece without blanks and quotes.
    private static func masked(_ piece: ArraySlice<UInt8>, isOpen: Bool) -> [UInt8] {
        let mark = Array("://".utf8)
        let colon = piece.indices.first { piece[$0] == mark[0] && piece[$0...].starts(with: mark) }
        guard let login = isOpen ? piece.startIndex + clipMark.count : colon.map({ $0 + mark.count }) else {
            return Array(piece)
        }
        let rest = piece[login...]
        let hasPassword = isOpen || rest.contains(UInt8(ascii: ":"))
        let front = hasPassword ? rest : rest.prefix { !"/?#".utf8.contains($0) }
        var end = front.lastIndex(of: UInt8(ascii: "@")) ?? login
        if end <= login, !isOpen, piece.suffix(clipMark.count).elementsEqual(clipMark),
            hasPassword
        {
            end = piece.endIndex - clipMark.count
        }
        return end > login ? piece[..<login] + Array(SecretScrubber.mask.utf8) + piece[end...] : Array(piece)
    }
}

/// The word that begins a heredoc: `<<EOF`, `3<<-"EOF"`.
struct HeredocMarker: Equatable {
    var span: Range<Int>
    /// The name without quotes.
    var name: [UInt8]
    var fileDescriptor: Int?
    var stripsTabs: Bool
    var hasQuotes: Bool
    var hasEscape: Bool

    /// Reads a word; nil if it begins no heredoc.
    init?(_ bytes: [UInt8], in span: Range<Int>) {
        var offset = span.lowerBound
        while offset < span.upperBound, bytes[offset].isDigit { offset += 1 }
        let digits = bytes[span.lowerBound..<offset]
        guard offset + 2 < span.upperBound, bytes[offset] == .less, bytes[offset + 1] == .less else { return nil }
        offset += 2
        stripsTabs = bytes[offset] == .minus
        if stripsTabs { offset += 1 }
        guard !bytes[offset..<span.upperBound].contains(.less) else { return nil }
        self.span = span
        fileDescriptor = digits.isEmpty ? nil : Int(String(decoding: digits.prefix(9), as: UTF8.self))
        let name = ShellQuotes.removed(bytes, in: offset..<span.upperBound, escape: .backslash)
        guard !name.isEmpty else { return nil }
        self.name = name
        hasQuotes = bytes[offset..<span.upperBound].contains { $0 == .quote || $0 == .apostrophe }
        hasEscape = bytes[offset..<span.upperBound].contains(.backslash)
    }

    /// The name before an operator of the shell, if there is one: the builder reads `<<EOF;` as a name of four characters.
    var nameBeforeOperator: [UInt8]? {
        guard !hasQuotes, !hasEscape else { return nil }
        let operators = Array(";&|()>".utf8)
        guard let end = name.firstIndex(where: { operators.contains($0) }), end > 0 else { return nil }
        return Array(name[..<end])
    }

    /// All heredocs that a line begins.
    static func all(in bytes: [UInt8], span: Range<Int>) -> [HeredocMarker] {
        guard zip(bytes[span], bytes[span].dropFirst()).contains(where: { $0 == .less && $1 == .less }) else {
            return []
        }
        return (HeredocWords.spans(of: bytes, in: span) ?? []).compactMap { HeredocMarker(bytes, in: $0) }
    }
}

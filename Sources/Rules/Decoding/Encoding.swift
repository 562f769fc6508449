/// A way in which a text stands inside another one.
public enum Encoding: String, Hashable, Sendable, CaseIterable {
    /// RFC 4648, also its alphabet for URLs, with padding or without; also over several lines.
    case base64
    /// Two digits a byte, RFC 4648.
    case hex
    /// `%2F`, RFC 3986.
    case percent
    /// `\"`, `\u002F`, `\x2F` as string literals and JSON (RFC 8259) have them.
    case escape
    /// `&quot;`, `&#47;`, `&#x2F;` as HTML and XML have them.
    case entity
    /// Two bytes a character, in a file of other bytes: strings of a program.
    case utf16 = "utf-16"
}

/// A run of bytes that stand for others.
struct EncodedSegment {
    /// In the text.
    var range: Range<Int>
    var encoding: Encoding
    /// What they stand for.
    var content: [UInt8]
}

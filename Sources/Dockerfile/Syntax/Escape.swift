/// The character that escapes another one and continues a line.
public enum Escape: UInt8, Hashable, Sendable {
    /// `\`, unless a directive says otherwise.
    case backslash = 0x5C
    /// A backtick, after `# escape=` with one; for paths of Windows.
    case backtick = 0x60
}

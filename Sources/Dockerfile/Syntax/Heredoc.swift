/// A heredoc: lines behind an instruction up to one with its name.
public struct Heredoc: Sendable {
    /// The word that begins it, such as `3<<-"EOF"`.
    public let marker: Word
    /// The name that ends it, without quotes.
    public let name: String
    /// The number before `<<`, if there is one.
    public let fileDescriptor: Int?
    /// Whether tabs at the start of lines are removed: `<<-`.
    public let stripsTabs: Bool
    /// Whether variables in it are expanded: no part of the name is quoted.
    public let expands: Bool
    /// The lines, without the tabs that are removed.
    public internal(set) var body: LogicalText
    /// The lines in the file, with the end of the last one.
    public internal(set) var bodyRange: Range<Int>
    /// The name in the line that ends it; nil if the file ends before.
    public internal(set) var terminator: Range<Int>?

    /// The interpreter in a first line that begins with `#!`, with its arguments, such as `/usr/bin/env python3`.
    public var shebang: String? {
        let bytes = body.bytes
        guard bytes.starts(with: [.hash, UInt8(ascii: "!")]) else { return nil }
        let line = Array(bytes.dropFirst(2).prefix { $0 != .lineFeed })
        return String(decoding: line[Whitespace.trimmed(0..<line.count, of: line)], as: UTF8.self)
    }
}

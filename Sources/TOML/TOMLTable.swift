/// A table of a TOML document: keys in the order of the file, found in constant time.
public struct TOMLTable: Sendable {
    struct Entry: Sendable {
        var line: Int
        var range: Range<Int>
        var value: TOMLValue
    }

    let entries: [Entry]
    let index: KeyIndex

    /// The line of the header, of the `{`, or of the first key or header that implies the table; the root's is 1.
    public var line: Int

    init(entries: [Entry], index: KeyIndex, line: Int) {
        self.entries = entries
        self.index = index
        self.line = line
    }

    /// The keys in the order in which the file first names them.
    public var keys: [String] { index.keys }

    /// The value of a key, which is compared byte for byte, or nil.
    public subscript(_ key: String) -> TOMLValue? {
        index.place(of: key).map { entries[$0].value }
    }

    /// The line on which the key stands first, or nil if there is no such key.
    public func line(of key: String) -> Int? {
        index.place(of: key).map { entries[$0].line }
    }

    /// The bytes of the key where it stands first, quotes included, or nil if there is no such key.
    public func range(of key: String) -> Range<Int>? {
        index.place(of: key).map { entries[$0].range }
    }
}

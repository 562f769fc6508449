/// The text of a string while it is read: stretches of the document and what stands between them.
struct StringRun {
    private var bytes: [UInt8] = []
    private var start: Int

    init(at cursor: Cursor) {
        start = cursor.offset
    }

    /// Appends the stretch up to the cursor.
    mutating func append(upTo cursor: Cursor) {
        bytes.append(contentsOf: cursor.bytes(from: start))
        start = cursor.offset
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Begins a new stretch at the cursor.
    mutating func restart(at cursor: Cursor) {
        start = cursor.offset
    }

    /// The whole text up to the cursor.
    mutating func finish(at cursor: Cursor) -> String {
        if bytes.isEmpty { return cursor.text(from: start) }
        append(upTo: cursor)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Reads JSON as RFC 8259 defines it, and refuses whatever two readers might take for two things.
///
/// Refused are a byte order mark, invalid UTF-8, a member name twice in one object (also written with escapes), halves of surrogate pairs,
/// numbers out of the range of a double, comments, trailing commas and anything behind the value. Linear time, no recursion.
public struct StrictJSON {
    /// Levels of nesting.
    public static let deepest = 64
    /// Values and member names.
    public static let mostValues = 1_000_000
    /// Bytes; offsets are kept in 32 bits.
    public static let longest = 1 << 30

    let bytes: UnsafeRawBufferPointer
    let base: UnsafeRawPointer
    let allowsLoneSurrogates: Bool
    var position = 0
    private var nodes: [JSONTape.Node] = []
    /// The open objects and arrays.
    private var open: [Int] = []

    private init(_ bytes: UnsafeRawBufferPointer, _ base: UnsafeRawPointer, _ allowsLoneSurrogates: Bool) {
        self.bytes = bytes
        self.base = base
        self.allowsLoneSurrogates = allowsLoneSurrogates
        nodes.reserveCapacity(min(4096, 16 + bytes.count / 16))
        open.reserveCapacity(Self.deepest)
    }

    /// - Parameter allowsLoneSurrogates: for what a provider sends, who may cut a text between the halves of a pair.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, allowsLoneSurrogates: Bool = false
    ) throws(JSONProblem) -> JSONTape {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { throw JSONProblem(.empty, at: 0) }
        guard bytes.count <= longest else { throw JSONProblem(.tooLong, at: longest) }
        if bytes[0] == 0xEF || bytes[0] >= 0xFE { throw JSONProblem(.byteOrderMark, at: 0) }
        var reader = StrictJSON(bytes, base, allowsLoneSurrogates)
        try reader.readAll()
        return JSONTape(nodes: reader.nodes)
    }

    // MARK: Structure

    private mutating func readAll() throws(JSONProblem) {
        skipSpace()
        if position == bytes.count { throw JSONProblem(.empty, at: position) }
        try readValue()
        while let container = open.last {
            skipSpace()
            let isObject = nodes[container].kind == .object
            let isFirst = nodes.count == container + 1
            let byte = try next()
            if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                position += 1
                try close(container)
                continue
            }
            if !isFirst {
                guard byte == UInt8(ascii: ",") else { throw JSONProblem(.syntax, at: position) }
                position += 1
                skipSpace()
            }
            if isObject { try readName() }
            try readValue()
        }
        skipSpace()
        if position < bytes.count { throw JSONProblem(.trailingData, at: position) }
    }

    private func next() throws(JSONProblem) -> UInt8 {
        guard position < bytes.count else { throw JSONProblem(.truncated, at: position) }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func add(
        _ kind: JSONTape.Kind, _ range: Range<Int>, hasEscapes: Bool = false
    ) throws(JSONProblem) {
        guard nodes.count < Self.mostValues else { throw JSONProblem(.tooManyValues, at: range.lowerBound) }
        nodes.append(
            JSONTape.Node(
                kind: kind, hasEscapes: hasEscapes, start: Int32(truncatingIfNeeded: range.lowerBound),
                end: Int32(truncatingIfNeeded: range.upperBound), following: Int32(truncatingIfNeeded: nodes.count + 1))
        )
    }

    private mutating func readName() throws(JSONProblem) {
        guard try next() == UInt8(ascii: "\"") else { throw JSONProblem(.syntax, at: position) }
        let (range, hasEscapes) = try readString()
        try add(.name, range, hasEscapes: hasEscapes)
        skipSpace()
        guard try next() == UInt8(ascii: ":") else { throw JSONProblem(.syntax, at: position) }
        position += 1
        skipSpace()
    }

    private mutating func readValue() throws(JSONProblem) {
        let start = position
        switch try next() {
        case UInt8(ascii: "\""):
            let (range, hasEscapes) = try readString()
            try add(.string, range, hasEscapes: hasEscapes)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < Self.deepest else { throw JSONProblem(.depth, at: start) }
            open.append(nodes.count)
            position += 1
            try add(bytes[start] == UInt8(ascii: "{") ? .object : .array, start..<position)
        case UInt8(ascii: "t"): try readWord("true", .yes)
        case UInt8(ascii: "f"): try readWord("false", .no)
        case UInt8(ascii: "n"): try readWord("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39:
            try readNumber()
            try add(.number, start..<position)
        case 0x80...: throw JSONProblem(.syntax, at: start)
        default: throw JSONProblem(.syntax, at: start)
        }
    }

    private mutating func readWord(_ word: StaticString, _ kind: JSONTape.Kind) throws(JSONProblem) {
        let start = position
        for step in 0..<word.utf8CodeUnitCount {
            guard try next() == word.utf8Start[step] else { throw JSONProblem(.syntax, at: start) }
            position += 1
        }
        try add(kind, start..<position)
    }

    private mutating func close(_ container: Int) throws(JSONProblem) {
        open.removeLast()
        nodes[container].following = Int32(truncatingIfNeeded: nodes.count)
        nodes[container].end = Int32(truncatingIfNeeded: position)
        if nodes[container].kind == .object {
            try MemberNames(nodes, of: container, in: bytes).refuseRepeated()
        }
    }
}

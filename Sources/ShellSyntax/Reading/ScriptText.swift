/// The bytes of a script and where in the outermost input each of them stands.
///
/// The outermost script is its own map. A script in a quoted argument, in backquotes or in a here-document has lost
/// quotes, escapes and leading tabs, so it carries the place of every byte.
struct ScriptText: Sendable {
    private(set) var bytes: [UInt8]
    /// Both empty for the outermost script.
    private var starts: [Int] = []
    private var ends: [Int] = []
    private let isOutermost: Bool
    /// What an outer shell fills in before this script is read, by the offset of the byte that keeps its place.
    private var expansions: [Int: ShellWordPart] = [:]

    /// The outermost script.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isOutermost = true
    }

    /// A script to be put together.
    init() {
        bytes = []
        isOutermost = false
    }

    /// Adds a byte that the range of the outermost input stands for.
    mutating func append(_ byte: UInt8, at range: Range<Int>) {
        bytes.append(byte)
        starts.append(range.lowerBound)
        ends.append(range.upperBound)
    }

    /// Adds the bytes of a literal: they stand in its range as they are, or the range as a whole stands for each.
    private mutating func append(_ literal: ShellLiteral) {
        let bytes = literal.illFormed ?? Array(literal.text.utf8)
        let isVerbatim = bytes.count == literal.range.count
        for (index, byte) in bytes.enumerated() {
            let start = literal.range.lowerBound + index
            append(byte, at: isVerbatim ? start..<(start + 1) : literal.range)
        }
    }

    /// Adds the place of something that only the outer shell knows.
    mutating func append(expansion: ShellWordPart) {
        expansions[bytes.count] = expansion
        append(0, at: expansion.range)
    }

    /// Adds the value of a word as the shell hands it on.
    mutating func append(_ word: ShellWord) {
        append(word.parts)
    }

    private mutating func append(_ parts: [ShellWordPart]) {
        for part in parts {
            switch part {
            case .literal(let literal): append(literal)
            case .quotation(let quotation): append(quotation.parts)
            default: append(expansion: part)
            }
        }
    }

    /// What the outer shell fills in here.
    func expansion(at offset: Int) -> ShellWordPart? {
        expansions.isEmpty ? nil : expansions[offset]
    }

    /// Where a range of this text stands in the outermost input.
    func range(_ range: Range<Int>) -> Range<Int> {
        guard !isOutermost else { return range }
        guard range.lowerBound < starts.count else {
            let end = ends.last ?? 0
            return end..<end
        }
        let start = starts[range.lowerBound]
        return start..<(range.isEmpty ? start : max(start, ends[range.upperBound - 1]))
    }

    /// The bytes of a range as literals, each of which stands in the outermost input as it is, or is one byte there of
    /// another form.
    func literals(_ range: Range<Int>, isEscaped: Bool = false) -> [ShellWordPart] {
        guard !range.isEmpty else { return [] }
        guard !isOutermost else { return [literal(range, isEscaped: isEscaped)] }
        var literals: [ShellWordPart] = []
        var start = range.lowerBound
        for offset in range where offset > start && !continues(at: offset) {
            literals.append(literal(start..<offset, isEscaped: isEscaped))
            start = offset
        }
        if start < range.upperBound { literals.append(literal(start..<range.upperBound, isEscaped: isEscaped)) }
        return literals
    }

    /// Whether a byte stands right behind the one before it, or comes from the same escape.
    private func continues(at offset: Int) -> Bool {
        let before = starts[offset - 1]..<ends[offset - 1]
        let here = starts[offset]..<ends[offset]
        return here == before || (before.count == 1 && here.count == 1 && here.lowerBound == before.upperBound)
    }

    private func literal(_ range: Range<Int>, isEscaped: Bool) -> ShellWordPart {
        .literal(ShellLiteral(bytes: bytes[range], range: self.range(range), isEscaped: isEscaped))
    }

    /// The bytes of a range; ill-formed UTF-8 is repaired.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

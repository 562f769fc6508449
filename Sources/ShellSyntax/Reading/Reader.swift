/// Reads the bytes of a script once from the beginning to the end.
///
/// What a byte means depends on where it stands, so there are no tokens between the bytes and the tree.
struct Reader {
    let text: ScriptText
    /// The bytes of the text.
    let bytes: [UInt8]
    var offset = 0
    /// Where the reading ends: at the end of the text, or of the lines of a here-document.
    var end: Int
    /// How many constructs stand around this place.
    private(set) var depth: Int
    var closers: Closers = []
    /// Here-documents whose lines begin after the line end that comes next.
    var heredocs: [PendingHeredoc] = []
    private(set) var diagnostics: [ShellDiagnostic] = []

    init(_ text: ScriptText, depth: Int) {
        self.text = text
        bytes = text.bytes
        end = bytes.count
        self.depth = depth
    }

    /// The whole script.
    mutating func script() -> ShellList {
        let list = list(until: [])
        finishHeredocs()
        return ShellList(statements: list.statements, range: range(from: 0))
    }

    // MARK: Places

    var isAtEnd: Bool { offset >= end }

    /// The byte here, or NUL at the end.
    var byte: UInt8 { offset < end ? bytes[offset] : 0 }

    /// The byte some places further on, or NUL beyond the end.
    func byte(after distance: Int) -> UInt8 {
        offset + distance < end ? bytes[offset + distance] : 0
    }

    /// The range of the input from an offset up to here.
    func range(from start: Int) -> Range<Int> { text.range(start..<max(start, offset)) }

    /// The same, where it has to hold another range, too.
    func range(from start: Int, holding inner: Range<Int>?) -> Range<Int> {
        let range = range(from: start)
        guard let inner else { return range }
        return min(range.lowerBound, inner.lowerBound)..<max(range.upperBound, inner.upperBound)
    }

    /// An empty range of the input here.
    var here: Range<Int> { text.range(offset..<offset) }

    // MARK: Problems

    mutating func diagnose(_ code: ShellDiagnostic.Code, _ range: Range<Int>) {
        diagnostics.append(ShellDiagnostic(code: code, range: range))
    }

    mutating func adopt(_ others: [ShellDiagnostic]) { diagnostics += others }

    // MARK: Nesting

    /// One level deeper; false, and diagnosed, where that is too deep.
    mutating func enter(at start: Int) -> Bool {
        guard depth < ShellScript.nestingLimit else {
            diagnose(.tooDeep, range(from: start))
            return false
        }
        depth += 1
        return true
    }

    mutating func leave() { depth -= 1 }

    /// Moves behind the byte that closes what is open here, without reading what is inside.
    mutating func skip(_ opening: UInt8, _ closing: UInt8) {
        var level = 1
        while !isAtEnd {
            switch byte {
            case .backslash: offset += 1
            case opening: level += 1
            case closing: level -= 1
            default: break
            }
            offset = min(offset + 1, end)
            if level == 0 { return }
        }
    }
}

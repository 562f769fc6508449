/// Reads the text of a pattern: the tokens of code, and the signs of patterns among them.
struct CodePatternParser {
    private let file: SourceFile
    private let text: String
    private(set) var variables: [String]

    /// - Parameter names: variables that are known already.
    init(_ text: String, _ names: [String]) {
        self.text = text
        // The quotes of all languages but for the one of alternatives.
        file = SourceFile(Array(text.utf8), in: nil)
        variables = names
    }

    mutating func elements() throws(CodePattern.Mistake) -> [CodePattern.Element] {
        let elements = try elements(file.tokens.indices)
        guard !elements.isEmpty else { throw CodePattern.Mistake(message: "a pattern is empty") }
        return elements
    }

    private mutating func elements(_ range: Range<Int>) throws(CodePattern.Mistake) -> [CodePattern.Element] {
        var result: [CodePattern.Element] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let token = file.tokens[index]
            let bytes = Array(file.text(index))
            switch token.kind {
            case .string, .regex: result.append(.string(CodePattern.Word(bytes)))
            case .number: result.append(.word(CodePattern.Word(bytes)))
            case .name: result.append(name(bytes))
            case .indent: break
            case .sign:
                if token.sign == UInt8(ascii: "`") {
                    let end = file.tokens[(index + 1)..<range.upperBound].firstIndex { $0.sign == token.sign }
                    guard let end, end > index + 1 else {
                        throw CodePattern.Mistake(message: "'\(text)': a backquote encloses names, joined by '|'")
                    }
                    let names = file.bytes[Int(file.tokens[index].end)..<Int(file.tokens[end].start)]
                    result.append(.oneOf(names.split(separator: UInt8(ascii: "|")).map { CodePattern.Word(Array($0)) }))
                    index = end + 1
                    continue
                }
                if isEllipsis(index, range) {
                    result.append(.ellipsis)
                    index += 3
                    if index < range.upperBound, file.isSign(index, UInt8(ascii: ",")) {
                        result.append(.itemStart)
                        index += 1
                    }
                    continue
                }
                if Token.opens(token.sign) {
                    guard file.opensGroup(index) else {
                        throw CodePattern.Mistake(message: "'\(text)': a bracket is not closed")
                    }
                    let close = Int(token.partner)
                    result.append(.group(open: token.sign, try elements(index + 1..<close)))
                    index = close + 1
                    continue
                }
                if token.sign == UInt8(ascii: ","), isEllipsis(index + 1, range) {
                    result.append(.itemEnd)
                    index += 1
                    continue
                }
                guard !Token.closes(token.sign) else {
                    throw CodePattern.Mistake(message: "'\(text)': a bracket is closed that nothing opens")
                }
                result.append(.sign(token.sign))
            }
            index += 1
        }
        return result
    }

    private func isEllipsis(_ index: Int, _ range: Range<Int>) -> Bool {
        let dot = UInt8(ascii: ".")
        return index + 2 < range.upperBound && (0..<3).allSatisfy { file.isSign(index + $0, dot) }
            && file.tokens[index].end == file.tokens[index + 1].start
            && file.tokens[index + 1].end == file.tokens[index + 2].start
    }

    /// `$NAME` in capitals is a variable; `$name` and `$_NAME` are names of code.
    private mutating func name(_ bytes: [UInt8]) -> CodePattern.Element {
        guard bytes.first == UInt8(ascii: "$"), bytes.count > 1, bytes[1] >= 0x41, bytes[1] <= 0x5A,
            bytes.dropFirst().allSatisfy({
                $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_")
            })
        else { return .word(CodePattern.Word(bytes)) }
        let name = String(decoding: bytes.dropFirst(), as: UTF8.self)
        if let known = variables.firstIndex(of: name) { return .variable(known) }
        variables.append(name)
        return .variable(variables.count - 1)
    }
}

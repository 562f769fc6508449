/// Names that a file gives a value once, a literal or a list of them.
struct Constants: Sendable {
    /// The tokens of the value by the hash of the name.
    private var values: [UInt32: Range<Int>] = [:]

    init() {}

    init(_ tokens: [Token], _ bytes: [UInt8]) {
        var assigned: Set<UInt32> = []
        for index in tokens.indices where tokens[index].sign == UInt8(ascii: "=") && tokens[index].kind == .sign {
            guard let name = Self.name(before: index, tokens) else { continue }
            let hash = tokens[name].hash
            // A second value: nothing is known of it.
            if !assigned.insert(hash).inserted {
                values[hash] = nil
                continue
            }
            if let value = Self.value(behind: index, tokens) { values[hash] = value }
        }
    }

    /// The tokens of the value of a name; nil if it is no constant.
    func value(of hash: UInt32) -> Range<Int>? { values[hash] }

    /// The name that an equals sign gives a value to, at the level of statements.
    private static func name(before sign: Int, _ tokens: [Token]) -> Int? {
        guard sign > 0, sign + 1 < tokens.count else { return nil }
        let next = tokens[sign + 1]
        if next.sign == UInt8(ascii: "="), next.start == tokens[sign].end { return nil }
        if next.sign == UInt8(ascii: ">"), next.start == tokens[sign].end { return nil }
        let parent = Int(tokens[sign].parent)
        if parent >= 0, tokens[parent].sign != UInt8(ascii: "{") { return nil }
        let before = sign - 1
        // `:=` of Go.
        if tokens[before].sign == UInt8(ascii: ":"), tokens[before].end == tokens[sign].start {
            return before > 0 && tokens[before - 1].kind == .name ? before - 1 : nil
        }
        // `name: Type =`, `Type name =`, `var name Type =`.
        var index = before
        var nameBeforeColon: Int?
        var first = before
        while index >= 0 {
            let token = tokens[index]
            if token.sign == UInt8(ascii: ";") || token.kind == .indent { break }
            if Token.opens(token.sign), Int(token.partner) > sign || Int(token.partner) == index { break }
            if token.sign == UInt8(ascii: "}") { break }
            if token.sign == UInt8(ascii: ":"), index > 0, tokens[index - 1].kind == .name {
                nameBeforeColon = index - 1
            } else if token.sign == UInt8(ascii: ",")
                || token.sign == UInt8(ascii: ".") && nameBeforeColon == nil && before - index < 2
            {
                // `a.b =` and `a, b =` name no constant.
                return nil
            }
            first = index
            if token.startsLine || before - index > 24 { break }
            index = Int(token.partner) < index ? Int(token.partner) - 1 : index - 1
        }
        if let nameBeforeColon { return nameBeforeColon }
        if goDeclarations.contains(tokens[first].hash), first + 1 < sign, tokens[first + 1].kind == .name {
            // Go writes the type behind the name, others in front of it or not at all.
            return first + 2 == sign || tokens[before].kind != .name
                || first + 2 < sign && isTypeBehind(first, before, tokens)
                ? (tokens[before].kind == .name && !isTypeBehind(first, before, tokens) ? before : first + 1) : before
        }
        if tokens[before].kind == .name {
            // An operator in front of the sign makes it another one.
            return before
        }
        return nil
    }

    private static func isTypeBehind(_ first: Int, _ before: Int, _ tokens: [Token]) -> Bool {
        before == first + 2 && tokens[first].hash != constHash
            || before == first + 2 && goTypes.contains(tokens[before].hash)
    }

    private static let constHash = Token.hash("const".utf8)
    private static let goDeclarations: Set<UInt32> = Set(["var", "const"].map { Token.hash($0.utf8) })
    private static let goTypes: Set<UInt32> = Set(
        ["string", "bool", "int", "int64", "byte", "float64"].map { Token.hash($0.utf8) })

    /// A literal, or a list or mapping; nil if it is anything that has to be computed.
    private static func value(behind sign: Int, _ tokens: [Token]) -> Range<Int>? {
        let start = sign + 1
        guard start < tokens.count else { return nil }
        var end = start
        switch tokens[start].kind {
        case .string, .number, .regex:
            if tokens[start].isInterpolated { return nil }
            end = start + 1
        case .name:
            if literalNames.contains(tokens[start].hash) {
                end = start + 1
            } else {
                end = listEnd(start, tokens) ?? start
            }
        case .sign, .indent: end = listEnd(start, tokens) ?? start
        }
        guard end > start else { return nil }
        // Something follows that belongs to the value: it is no literal alone.
        if end < tokens.count, !tokens[end].startsLine {
            let sign = tokens[end].sign
            guard
                tokens[end].kind == .indent || sign == UInt8(ascii: ";") || sign == UInt8(ascii: ",")
                    || Token.closes(sign)
            else { return nil }
        } else if end < tokens.count, tokens[end].sign == UInt8(ascii: ".") || tokens[end].sign == UInt8(ascii: "+") {
            return nil
        }
        return start..<end
    }

    /// Behind `[…]`, `{…}`, `[]string{…}`, `List.of(…)`, `new[] {…}`.
    private static func listEnd(_ start: Int, _ tokens: [Token]) -> Int? {
        var index = start
        while index < tokens.count, index - start < 12 {
            let token = tokens[index]
            if Token.opens(token.sign), token.kind == .sign {
                guard Int(token.partner) > index, Int(token.partner) - index < 200 else { return nil }
                let end = Int(token.partner) + 1
                // `[]string{…}`
                if end < tokens.count, end == index + 2,
                    tokens[end].kind == .name || tokens[end].sign == UInt8(ascii: "{")
                {
                    index = end
                    continue
                }
                return end
            }
            guard token.kind == .name || token.sign == UInt8(ascii: ".") else { return nil }
            if index > start, token.startsLine { return nil }
            index += 1
        }
        return nil
    }

    private static let literalNames: Set<UInt32> = Set(
        ["true", "false", "True", "False", "null", "nil", "None", "undefined"].map { Token.hash($0.utf8) })
}

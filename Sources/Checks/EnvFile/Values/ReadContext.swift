internal import Rules

/// The line in which code reads a variable, and what it makes of the text there.
struct ReadContext {
    /// Counts from 1.
    let line: Int
    /// Nil where nothing tells it.
    let expected: ExpectedValue?
    /// The word that the text is compared with there.
    let compared: String?

    /// How far in front of a name its callers are looked for, and how far behind it what follows, in bytes.
    private static let reach = 160

    /// - Parameters:
    ///   - name: where the name stands in the source.
    init(of name: Range<Int>, in file: inout ReaderSource) {
        line = file.line(at: name.lowerBound)
        // Scripts and configuration hand variables on and parse none.
        guard file.language.family != .configuration else {
            expected = nil
            compared = nil
            return
        }
        let source = file.bytes
        let before = Self.text(source[max(0, name.lowerBound - Self.reach)..<name.lowerBound], last: true)
        let behind = source[name.upperBound..<min(source.count, name.upperBound + Self.reach)]
        let after = Self.text(behind, last: false)
        let callers = Self.callers(before)
        let comparison = Comparison(behind: after.prefix { $0 != ";" }, callers)
        compared = comparison?.word
        expected =
            Self.parsed(callers, isName: Self.isArgument(before), ReadArgument(behindName: behind), &file)
            ?? Self.parsed(after.prefix { $0 != ";" }, file.language.family) ?? comparison?.expected
    }

    /// The type of a field of a class that is bound to the environment: `limit: int = 10`.
    init(ofField name: Range<Int>, in file: inout ReaderSource) {
        line = file.line(at: name.lowerBound)
        compared = nil
        let source = file.bytes
        let after = Self.text(source[name.upperBound..<min(source.count, name.upperBound + Self.reach)], last: false)
        let type = after.drop { $0 == ":" || $0 == " " }.prefix { $0.isLetter || $0 == "." || $0 == "_" }
        let isAlone =
            after.drop { $0 == ":" || $0 == " " }.dropFirst(type.count).drop { $0 == " " }.first.map {
                "=#,".contains($0)
            } ?? true
        switch type {
        case "int" where isAlone, "PositiveInt" where isAlone, "NonNegativeInt" where isAlone: expected = .integer
        case "float" where isAlone, "PositiveFloat" where isAlone: expected = .number
        case "bool" where isAlone: expected = .pythonBoolean
        default: expected = nil
        }
    }

    /// What stands on the same line.
    private static func text(_ bytes: ArraySlice<UInt8>, last: Bool) -> Substring {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return String(decoding: (last ? lines.last : lines.first) ?? [], as: UTF8.self)[...]
    }

    /// Whether the name is all of an argument: `getInt("NAME", 1)`, but not `int(env["NAME"], 16)`.
    private static func isArgument(_ before: Substring) -> Bool {
        guard let quote = before.last, "\"'`".contains(quote) else { return false }
        return before.dropLast().last { $0 != " " } == "("
    }

    /// What the functions around a name make of the text of its variable.
    /// - Parameter isName: the first of them is given the name itself.
    private static func parsed(
        _ callers: [Substring], isName: Bool, _ argument: ReadArgument, _ file: inout ReaderSource
    ) -> ExpectedValue? {
        var (argument, isName) = (argument, isName)
        for caller in callers {
            let found = expectation(caller, &file)
            // What a function of another kind makes of the text nobody knows, nor of a part of it.
            guard found != nil || handsOn(caller), isName || argument.isWhole(asDecimal: found == .integer) else {
                return nil
            }
            if let found { return found }
            guard let next = argument.behindCall else { return nil }
            (argument, isName) = (next, false)
        }
        return nil
    }

    /// What is called on the text, or handed over with the name: `parse::<u16>()`, `cast=int`.
    private static func parsed(_ call: Substring, _ family: SourceLanguage.Family) -> ExpectedValue? {
        if family == .python || family == .javaScript {
            if call.contains("cast=int") || call.contains(".asInt") { return .integer }
            if call.contains("cast=float") || call.contains(".asFloat") { return .number }
        }
        guard family == .rust, let parse = call.range(ofText: "parse::<"),
            !["replace", "split", "strip", "trim_"].contains(where: { call[..<parse.lowerBound].contains($0) })
        else { return nil }
        let type = call[parse.upperBound...].prefix { $0 != ">" }
        if type == "bool" { return .wordBoolean }
        return ["u8", "u16", "u32", "u64", "usize", "i32", "i64"].contains(type) ? .integer : nil
    }

    /// Whether a function gives the text of the variable as it is: `os.getenv`, `env.get`.
    static func handsOn(_ caller: Substring) -> Bool {
        let words = CredentialName.words(of: String(caller))
        return words.contains {
            ["env", "getenv", "environ", "environment", "get", "fetch", "lookup", "trim"].contains($0)
        }
    }

    /// The functions whose first argument the name is, the innermost first.
    static func callers(_ before: Substring) -> [Substring] {
        var callers: [Substring] = []
        var rest = before
        func isName(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "_.".contains(character)
        }
        while true {
            while let last = rest.last, "\"'` &*[".contains(last) || callers.isEmpty && isName(last) {
                rest = rest.dropLast()
            }
            guard rest.last == "(" else { return callers }
            rest = rest.dropLast()
            var name = rest
            while let last = name.last, isName(last) { name = name.dropLast() }
            let caller = rest[name.endIndex...]
            callers.append(caller)
            rest = name
            guard callers.count < 4, !caller.isEmpty || callers.count < 2 else { return callers }
        }
    }

    private static func expectation(_ caller: Substring, _ file: inout ReaderSource) -> ExpectedValue? {
        let family = file.language.family
        let words = CredentialName.words(of: String(caller))
        guard let last = words.last else { return nil }
        if words.contains("duration") {
            // What a function of the project takes is told by its own text.
            guard family == .go else { return nil }
            return words.contains("parse") || file.durationParsers.contains(String(caller)) ? .duration : nil
        }
        if words.contains("bool") || words.contains("boolean") {
            if family == .python { return caller == "bool" ? .truthy : nil }
            switch family {
            case .go: return .goBoolean
            case .jvm, .swift: return .wordBoolean
            default: return nil
            }
        }
        if family == .php || family == .ruby { return caller == "intval" || caller == "Integer" ? .integer : nil }
        if words.contains("float") || last == "double" || last == "decimal" { return .number }
        if caller == "Number" { return .number }
        let integers: Set = ["int", "atoi", "integer", "uint", "parseint", "parselong"]
        return words.contains(where: integers.contains) || words.suffix(2) == ["parse", "long"] ? .integer : nil
    }
}

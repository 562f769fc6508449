internal import Rules

/// The line in which code reads a variable, and what it makes of the text there.
struct ReadContext {
    /// Counts from 1.
    let line: Int
    /// Nil where nothing tells it.
    let expected: ExpectedValue?

    /// How far in front of a name its callers are looked for, and how far behind it what follows, in bytes.
    private static let reach = 160

    /// - Parameters:
    ///   - name: where the name stands in the source.
    init(of name: Range<Int>, in source: [UInt8], family: SourceLanguage.Family) {
        line = 1 + source[..<name.lowerBound].count { $0 == 0x0A }
        // Scripts and configuration hand variables on and parse none.
        guard family != .configuration else {
            expected = nil
            return
        }
        let before = Self.text(source[max(0, name.lowerBound - Self.reach)..<name.lowerBound], last: true)
        let after = Self.text(source[name.upperBound..<min(source.count, name.upperBound + Self.reach)], last: false)
        expected = Self.expectation(before, after, family, source)
    }

    /// The type of a field of a class that is bound to the environment: `limit: int = 10`.
    init(ofField name: Range<Int>, in source: [UInt8]) {
        line = 1 + source[..<name.lowerBound].count { $0 == 0x0A }
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

    private static func expectation(
        _ before: Substring, _ after: Substring, _ family: SourceLanguage.Family, _ source: [UInt8]
    ) -> ExpectedValue? {
        let callers = callers(before)
        for caller in callers {
            if let found = expectation(caller, family, source) { return found }
            // What a function of another kind makes of the text nobody knows.
            guard handsOn(caller) else { break }
        }
        let call = after.prefix { $0 != ";" }
        if family == .python || family == .javaScript {
            if call.contains("cast=int") || call.contains(".asInt") { return .integer }
            if call.contains("cast=float") || call.contains(".asFloat") { return .number }
        }
        if family == .rust {
            if call.contains("parse::<bool>") { return .wordBoolean }
            if ["u8", "u16", "u32", "u64", "usize", "i32", "i64"].contains(where: { call.contains("parse::<\($0)>") }) {
                return .integer
            }
        }
        return comparison(call)
    }

    /// Whether a function gives the text of the variable as it is: `os.getenv`, `env.get`.
    private static func handsOn(_ caller: Substring) -> Bool {
        let words = CredentialName.words(of: String(caller))
        return words.contains {
            ["env", "getenv", "environ", "environment", "get", "fetch", "lookup", "trim"].contains($0)
        }
    }

    /// `== "true"` behind what reads the variable.
    private static func comparison(_ call: Substring) -> ExpectedValue? {
        // Nothing but the end of the call, a default, and a change of case may stand in between.
        for sign in ["===", "==", "!==", "!="] {
            guard let place = call.range(ofText: sign) else { continue }
            let between = call[..<place.lowerBound]
            let isFolded = ["lower", "Lower", "casefold", "downcase"].contains { between.contains($0) }
            guard between.utf8.count <= 48, !between.contains("&&"), !between.contains("||"), !between.contains("??"),
                !between.contains(" or "), !between.contains(" and "), !between.contains("="),
                !call.contains("||"), !call.contains(" or ")
            else { return nil }
            let rest = call[place.upperBound...].drop { $0 == " " || $0 == "=" }
            guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
            let word = String(rest.dropFirst().prefix { $0 != quote })
            let lowered = word.lowercased()
            let isTrue = ["true", "1", "yes", "on"].contains(lowered)
            guard
                isTrue && !sign.hasPrefix("!") || ["false", "0", "no", "off"].contains(lowered) && sign.hasPrefix("!")
            else { return nil }
            let alike = isTrue ? ["true", "1", "yes", "on", "enabled"] : ["false", "0", "no", "off", "disabled"]
            var misread = Set(
                alike + alike.map { $0.uppercased() } + alike.map { $0.prefix(1).uppercased() + $0.dropFirst() })
            misread = misread.filter { isFolded ? $0.lowercased() != lowered : $0 != word }
            return .comparison(with: word, misread: misread)
        }
        return nil
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

    private static func expectation(
        _ caller: Substring, _ family: SourceLanguage.Family, _ source: [UInt8]
    ) -> ExpectedValue? {
        let words = CredentialName.words(of: String(caller))
        guard let last = words.last else { return nil }
        if words.contains("duration") {
            // What a function of the project takes is told by its own text.
            return family == .go && (words.contains("parse") || parsesDurations(caller, source)) ? .duration : nil
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

    /// Whether a function that stands in the same file hands the text to Go's parser and takes no plain numbers.
    private static func parsesDurations(_ function: Substring, _ source: [UInt8]) -> Bool {
        let text = String(decoding: source, as: UTF8.self)
        let parts = text.split(separator: "func \(function)(", maxSplits: 1)
        guard parts.count == 2 else { return false }
        let body = parts[1].prefix(1500)
        let end = body.range(ofText: "\n}")?.lowerBound ?? body.endIndex
        let own = body[..<end]
        return own.contains("ParseDuration") && !own.contains("Atoi") && !own.contains("ParseInt")
    }
}

/// What the code that reads a variable makes of its text.
enum ExpectedValue: Hashable {
    case integer, number, duration
    /// True or false, by what the parser of the language takes for one.
    case boolean(accepting: Set<String>)
    /// Compared with one word: whatever else stands there counts as the opposite, and these texts mean the same as the word.
    case comparison(with: String, misread: Set<String>)
    /// Every text but an empty one is true.
    case truthy

    /// Whether the code understands a text as whoever wrote it meant it.
    func understands(_ value: String) -> Bool {
        let text = value.trimmed
        switch self {
        case .integer: return Self.isInteger(text)
        case .number: return Self.isInteger(text) || Self.isNumber(text)
        case .duration: return Self.isDuration(text)
        case .boolean(let accepted): return accepted.contains(text)
        case .comparison(_, let misread): return !misread.contains(text)
        case .truthy: return !["false", "0", "no", "off", "n", "f", "disabled"].contains(text.lowercased())
        }
    }

    /// As in "reads it as …".
    var description: String {
        switch self {
        case .integer: "an integer"
        case .number: "a number"
        case .duration: "a duration with units, such as 30s or 24h"
        case .boolean: "a boolean, and does not know this word for one"
        case .comparison(let word, _): "a switch, and compares it with '\(word)' alone"
        case .truthy: "a switch that every text turns on"
        }
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "_") } && digits.first != "_"
    }

    /// `1.5`, `.5`, `1e-3`.
    private static func isNumber(_ text: String) -> Bool {
        let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let mantissa = halves.first, halves.count == 1 || isInteger(String(halves[1])) else { return false }
        let unsigned = mantissa.hasPrefix("-") || mantissa.hasPrefix("+") ? mantissa.dropFirst() : mantissa
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.contains { !$0.isEmpty }
            && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// `1h30m`, as Go writes durations; there is no unit for days.
    private static func isDuration(_ text: String) -> Bool {
        if text == "0" { return true }
        var rest = text[...]
        if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return false }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            guard !number.isEmpty,
                let unit = ["ns", "us", "µs", "μs", "ms", "s", "m", "h"].first(where: { rest.hasPrefix($0) })
            else { return false }
            rest = rest.dropFirst(unit.count)
        }
        return true
    }

    static let goBoolean = ExpectedValue.boolean(
        accepting: ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"])
    static let pythonBoolean = ExpectedValue.boolean(
        accepting: {
            let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0"]
            return Set(words + words.map { $0.uppercased() } + words.map { $0.prefix(1).uppercased() + $0.dropFirst() })
        }())
    static let wordBoolean = ExpectedValue.boolean(accepting: ["true", "false"])
}

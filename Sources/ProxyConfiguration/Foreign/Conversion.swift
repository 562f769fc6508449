internal import Rules

/// How another system's way to write a value becomes ours.
enum Conversion: Sendable {
    case none
    /// A number without unit is one of this unit.
    case unit(String)
    /// True means false.
    case inverted
    /// A host without port.
    case host
    /// A server of Redis without scheme.
    case redis
    /// True is one word, false the other.
    case words(String, String)
    /// Only this word means something.
    case only(String)

    /// Nil where the value says nothing about the setting.
    func converted(_ written: WrittenValue) -> WrittenValue? {
        var result = written
        switch self {
        case .none: break
        case .unit(let unit):
            if let number = Self.number(written) { result.content = .untyped("\(number)\(unit)") }
        case .inverted:
            guard let truth = Self.truth(written) else { return nil }
            result.content = .boolean(!truth)
        case .host:
            if let text = written.text, !text.isEmpty { result.content = .untyped("\(text):80") }
        case .redis:
            if let text = written.text, !text.isEmpty, !text.contains("://") {
                result.content = .untyped("redis://\(text)")
            }
        case .words(let yes, let no):
            guard let truth = Self.truth(written) else { return nil }
            result.content = .untyped(truth ? yes : no)
        case .only(let word):
            guard written.text?.lowercased() == word else { return nil }
        }
        return result
    }

    private static func truth(_ written: WrittenValue) -> Bool? {
        var mismatches: [Mismatch] = []
        return Bool.read(written, &mismatches)
    }

    private static func number(_ written: WrittenValue) -> String? {
        switch written.content {
        case .integer(let number): return String(number)
        case .number(let number) where number.rounded() == number && abs(number) < 1e12: return String(Int(number))
        case .untyped(let text), .text(let text):
            let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
            return !digits.isEmpty && digits.utf8.allSatisfy(ASCII.isDigit) ? text : nil
        default: return nil
        }
    }
}

extension String: SettingValue {
    public static var phrase: String { "a text" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> String? {
        guard let text = written.text, !text.isEmpty else { return refuse(written, &mismatches) }
        return text
    }

    public var written: String { "\"\(self)\"" }
}

extension Int: SettingValue {
    public static var phrase: String { "an integer" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Int? {
        switch written.content {
        case .integer(let number): number
        // Python has `1_000`.
        case .untyped(let text): Int(text.filter { $0 != "_" }) ?? refuse(written, &mismatches)
        default: refuse(written, &mismatches)
        }
    }

    public var written: String { String(self) }
}

extension Bool: SettingValue {
    public static var phrase: String { "true or false" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Bool? {
        switch written.content {
        case .boolean(let truth): return truth
        case .untyped(let text):
            switch text.lowercased() {
            case "true", "1", "yes", "on", "t", "y": return true
            case "false", "0", "no", "off", "f", "n": return false
            default: return refuse(written, &mismatches)
            }
        default: return refuse(written, &mismatches)
        }
    }

    public var written: String { self ? "true" : "false" }
}

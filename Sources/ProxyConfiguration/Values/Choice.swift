/// A setting with a few words to choose from.
public protocol Choice: SettingValue, CaseIterable, RawRepresentable, Hashable where RawValue == String {
    /// Other spellings of the words, in lower case.
    static var aliases: [String: Self] { get }
}

extension Choice {
    public static var aliases: [String: Self] { [:] }

    public static var phrase: String {
        let words = allCases.map { "\"\($0.rawValue)\"" }
        return words.count == 1 ? words[0] : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Self? {
        switch written.content {
        case .text(let text):
            return Self(rawValue: text) ?? refuse(written, &mismatches, text.isEmpty ? nil : "another word")
        case .untyped(let text):
            let word = text.lowercased()
            return allCases.first { $0.rawValue.lowercased() == word } ?? aliases[word]
                ?? refuse(written, &mismatches, text.isEmpty ? nil : "another word")
        default: return refuse(written, &mismatches)
        }
    }

    public var written: String { "\"\(rawValue)\"" }
}

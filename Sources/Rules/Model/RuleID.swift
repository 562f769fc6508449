/// The name of a rule: `family/kebab-name`.
public struct RuleID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let description: String

    /// Nil unless `text` is two kebab-case words (`a-z`, `0-9`, `-`) joined by one slash.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(Self.isKebab) else { return nil }
        description = text
    }

    /// What stands before the slash: the file of the rule, and what fingerprints are made from.
    public var family: String {
        String(description.utf8.prefix { $0 != UInt8(ascii: "/") }) ?? ""
    }

    /// Whether that is `family`.
    public func isOf(family: String) -> Bool {
        let text = description.utf8
        return text.starts(with: family.utf8) && text.dropFirst(family.utf8.count).first == UInt8(ascii: "/")
    }

    public static func < (left: RuleID, right: RuleID) -> Bool { left.description < right.description }

    private static func isKebab(_ word: Substring.UTF8View) -> Bool {
        guard let first = word.first, first != UInt8(ascii: "-") else { return false }
        return word.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}

extension RuleID {
    /// For the rules that the program defines itself.
    /// - Precondition: as for `init?(_:)`.
    public init(verified text: StaticString) {
        guard let id = RuleID(text.description) else { preconditionFailure("'\(text)' is no rule id") }
        self = id
    }
}

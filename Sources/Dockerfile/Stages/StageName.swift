/// Names of build stages.
enum StageName {
    /// A letter, then letters, digits, `-`, `_` and `.`; in any case.
    static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, first.isLetter else { return false }
        return name.utf8.allSatisfy { $0.isLetter || $0.isDigit || [.minus, .underscore, 0x2E].contains($0) }
    }
}

extension String {
    /// Whether the texts differ in nothing but the case of ASCII letters.
    func isSameIgnoringCase(_ other: String) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.lowercased == $1.lowercased }
    }
}

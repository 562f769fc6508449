internal import Foundation

/// Texts in the one form that Unicode has for what looks the same.
enum ComposedText {
    /// Normalization Form C. Source: https://www.unicode.org/reports/tr15/
    static func of(_ text: String) -> String {
        // Nothing of ASCII is composed.
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }
}

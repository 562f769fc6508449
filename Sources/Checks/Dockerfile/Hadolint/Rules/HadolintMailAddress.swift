/// A mail address as hadolint's library reads it: ASCII, with comments and blanks between its parts.
///
/// Source: RFC 5322, section 3.4.1; RFC 1035 for the lengths of names
enum HadolintMailAddress {
    static func isValid(_ text: String) -> Bool {
        guard text.allSatisfy(\.isASCII), let at = text.lastIndex(of: "@") else { return false }
        let local = withoutComments(text[..<at])
        let domain = withoutComments(text[text.index(after: at)...])
        return local.count <= 64 && isLocal(local) && (isLiteral(domain) || isName(domain))
    }

    /// Those at both ends.
    private static func withoutComments(_ text: Substring) -> Substring {
        var rest = text.trimmingBlanks
        if rest.hasPrefix("("), let end = rest.firstIndex(of: ")") {
            rest = rest[rest.index(after: end)...].trimmingBlanks
        }
        if rest.hasSuffix(")"), let start = rest.lastIndex(of: "(") { rest = rest[..<start].trimmingBlanks }
        return rest
    }

    /// Atoms and quoted strings with dots between them.
    private static func isLocal(_ text: Substring) -> Bool {
        var rest = text
        while let first = rest.first {
            if first == "\"" {
                guard popQuotation(from: &rest) else { return false }
            } else {
                let atom = rest.prefix { $0.isLetter || $0.isNumber || "!#$%&'*+-/=?^_`{|}~".contains($0) }
                guard !atom.isEmpty else { return false }
                rest = rest[atom.endIndex...]
            }
            if rest.isEmpty { return true }
            guard rest.popFirst() == "." else { return false }
        }
        return false
    }

    private static func popQuotation(from rest: inout Substring) -> Bool {
        rest.removeFirst()
        while let character = rest.popFirst() {
            if character == "\"" { return true }
            if character == "\\" { _ = rest.popFirst() }
        }
        return false
    }

    private static func isLiteral(_ text: Substring) -> Bool {
        text.hasPrefix("[") && text.hasSuffix("]") && !text.dropFirst().dropLast().contains { "[]\\".contains($0) }
    }

    private static func isName(_ text: Substring) -> Bool {
        let text = text.hasSuffix(".") ? text.dropLast() : text
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= 63, first != "-", last != "-" else {
                return false
            }
            return label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }
}

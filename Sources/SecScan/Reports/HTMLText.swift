/// Hostile text for a page.
enum HTMLText {
    /// One line: control and direction marks are spelled out, markup is escaped. Fit for attributes too.
    static func line(_ text: String) -> String {
        MarkupText.escaped(VisibleText.escaped(text), inAttribute: true)
    }

    /// A link where the address is one of the web, its text otherwise.
    static func link(_ address: String) -> String {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return line(address) }
        return "<a href=\"\(line(address))\" rel=\"noopener noreferrer\">\(line(address))</a>"
    }
}

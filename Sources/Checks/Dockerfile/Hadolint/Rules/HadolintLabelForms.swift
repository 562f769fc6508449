/// The forms of labels as hadolint's libraries read them, which take more or less than the audit does.
enum HadolintLabelForms {
    /// A scheme, and behind it what a URI may hold.
    ///
    /// Source: RFC 3986
    static func isURL(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter,
            text[..<colon].allSatisfy({ isLetterOrDigit($0) || "+-.".contains($0) })
        else { return false }
        let parts = text[text.index(after: colon)...].split(
            separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.dropFirst().allSatisfy({ isPath($0) }), let rest = parts.first else { return false }
        guard rest.hasPrefix("//") else { return isPath(rest) }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
        return isAuthority(authority) && isPath(rest[authority.endIndex...])
    }

    private static func isPath(_ text: Substring) -> Bool {
        var rest = text
        while let character = rest.popFirst() {
            if character == "%" {
                guard rest.count >= 2, rest.prefix(2).allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return false }
            } else if !isLetterOrDigit(character), !"-._~:/?@!$&'()*+,;=".contains(character) {
                return false
            }
        }
        return true
    }

    /// `user@host:port`; an address of IPv6 stands in brackets.
    private static func isAuthority(_ text: Substring) -> Bool {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.dropLast().allSatisfy({ isPath($0) }), var host = parts.last, !host.contains("@") else {
            return false
        }
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            let address = host[..<end].dropFirst()
            guard address.allSatisfy({ $0.isHexDigit || ":.".contains($0) }) || address.hasPrefix("v") else {
                return false
            }
            host = host[host.index(after: end)...]
            guard host.isEmpty || host.hasPrefix(":") else { return false }
        }
        let name = host.prefix { $0 != ":" }
        return isPath(name) && host[name.endIndex...].dropFirst().allSatisfy(\.isASCIIDigit)
    }

    /// A date and time; digits may be missing behind the point, and the colon in the zone.
    static func isTime(_ text: String) -> Bool {
        var zone = text.dropFirst(19)
        guard LabelFormat.isTime(text.prefix(19) + "Z") else { return false }
        if zone.first == "." { zone = zone.dropFirst().drop(while: \.isASCIIDigit) }
        if zone == "Z" || zone == "z" { return true }
        guard let sign = zone.popFirst(), sign == "+" || sign == "-" else { return false }
        let digits = zone.filter(\.isASCIIDigit)
        return digits.count == 4 && (zone == digits || zone == digits.prefix(2) + ":" + digits.suffix(2))
    }

    /// A single licence by its exact name.
    static func isLicense(_ text: String) -> Bool {
        HadolintLicenses.contain(String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count)))
    }

    /// Forty digits, or the first seven.
    static func isGitHash(_ text: String) -> Bool {
        (text.count == 40 || text.count == 7) && text.allSatisfy { $0.isASCIIDigit || ("a"..."f").contains($0) }
    }

    /// Three numbers, zeros in front or not, and identifiers, of which the last may end with a dot.
    static func isVersion(_ text: String) -> Bool {
        let build = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        let release = build[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = release[0].split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
            && (release.dropFirst() + build.dropFirst()).allSatisfy(areIdentifiers)
    }

    private static func areIdentifiers(_ text: Substring) -> Bool {
        if text.isEmpty { return true }
        let text = text.hasSuffix(".") ? text.dropLast() : text
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
        }
    }

    private static func isLetterOrDigit(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}

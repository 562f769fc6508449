/// The forms that values of labels may have to have.
enum LabelFormat {
    // MARK: URL

    /// A URI with a scheme, and a host where there are two slashes.
    ///
    /// Source: RFC 3986
    static func isURL(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first),
            bytes[..<colon].allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) })
        else { return false }
        let rest = bytes[(colon + 1)...]
        guard !rest.isEmpty, areURLBytes(rest) else { return false }
        guard rest.starts(with: "//".utf8) else {
            // A web address without a host is a slip of the pen.
            let scheme = text.prefix { $0 != ":" }.lowercased()
            return !["http", "https", "ftp", "git", "ssh"].contains(scheme)
        }
        let host = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
        return !host.isEmpty || bytes.starts(with: "file:".utf8)
    }

    private static func areURLBytes(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard rest.count >= 2, rest.prefix(2).allSatisfy(isHexDigit) else { return false }
            } else if !isLetter(byte), !isDigit(byte), !"-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte) {
                return false
            }
        }
        return true
    }

    // MARK: Time

    /// `2026-01-31T12:00:00.5+01:00`
    ///
    /// Source: RFC 3339, section 5.6
    static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, matches(bytes[..<19], "dddd-dd-ddTdd:dd:dd") else { return false }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
        let year = number(0..<4)
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let month = number(5..<7)
        guard (1...12).contains(month), (1...days[month - 1]).contains(number(8..<10)) else { return false }
        guard number(11..<13) < 24, number(14..<16) < 60, number(17..<19) <= 60 else { return false }
        var zone = bytes[19...]
        if zone.first == UInt8(ascii: ".") {
            let fraction = zone.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty else { return false }
            zone = zone.dropFirst(fraction.count + 1)
        }
        if zone.elementsEqual("Z".utf8) || zone.elementsEqual("z".utf8) { return true }
        guard matches(zone, "+dd:dd") || matches(zone, "-dd:dd") else { return false }
        let start = zone.startIndex
        return number(start + 1..<start + 3) < 24 && number(start + 4..<start + 6) < 60
    }

    /// - Parameter form: `d` for a digit, `T` in either case, else the character itself.
    private static func matches(_ bytes: ArraySlice<UInt8>, _ form: String) -> Bool {
        bytes.count == form.utf8.count
            && zip(bytes, form.utf8).allSatisfy { byte, wanted in
                switch wanted {
                case UInt8(ascii: "d"): isDigit(byte)
                case UInt8(ascii: "T"): byte | 0x20 == UInt8(ascii: "t")
                default: byte == wanted
                }
            }
    }

    // MARK: Commits and versions

    /// A hash, or its first seven digits or more.
    static func isGitHash(_ text: String) -> Bool {
        let bytes = text.utf8
        return (7...40).contains(bytes.count) || bytes.count == 64
            ? bytes.allSatisfy { isHexDigit($0) && !(0x41...0x46).contains($0) } : false
    }

    /// Source: Semantic Versioning 2.0.0
    static func isVersion(_ text: String) -> Bool {
        let whole = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = whole[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers.allSatisfy({ isNumber($0) && !hasLeadingZero($0) }) else { return false }
        let isReleased = parts.count == 1
        guard isReleased || areIdentifiers(parts[1], takesLeadingZeros: false) else { return false }
        return whole.count == 1 || areIdentifiers(whole[1], takesLeadingZeros: true)
    }

    private static func areIdentifiers(_ text: Substring, takesLeadingZeros: Bool) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
                && (takesLeadingZeros || !isNumber(part) || !hasLeadingZero(part))
        }
    }

    private static func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isDigit) }

    private static func hasLeadingZero(_ text: Substring) -> Bool { text.utf8.count > 1 && text.hasPrefix("0") }

    // MARK: Mail

    /// `local@domain`, without a name, comments and blanks.
    ///
    /// Source: RFC 5322, section 3.4.1; RFC 6532 for other letters
    static func isEmail(_ text: String) -> Bool {
        guard let at = text.lastIndex(of: "@") else { return false }
        let domain = text[text.index(after: at)...]
        let isLiteral = domain.hasPrefix("[") && domain.hasSuffix("]") && domain.utf8.count > 2
        guard isLiteral || isDotAtom(domain) else { return false }
        let local = text[..<at]
        guard local.hasPrefix("\"") else { return isDotAtom(local) }
        return local.utf8.count > 2 && local.hasSuffix("\"") && !local.dropFirst().dropLast().contains("\"")
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    isLetter($0) || isDigit($0) || $0 >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
                }
        }
    }

    // MARK: Bytes

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }
}

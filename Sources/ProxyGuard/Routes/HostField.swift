/// The form of a `Host` header: a name, an address of version 4, or one of version 6 in brackets; a port or none.
///
/// Its value chooses nothing here. It is checked because of who reads it later. Source: RFC 9110, section 7.2
enum HostField {
    static func isValid(_ value: String) -> Bool {
        let bytes = value.utf8
        guard bytes.count <= greatestLength else { return false }
        if bytes.first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let rest = bytes[close...].dropFirst()
            guard rest.isEmpty || rest.first == UInt8(ascii: ":") && isPort(rest.dropFirst()) else { return false }
            return isVersion6(bytes[..<close].dropFirst())
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return isName(bytes[...]) }
        return isName(bytes[..<colon]) && isPort(bytes[colon...].dropFirst())
    }

    /// A name of 253 characters, brackets and a port.
    private static let greatestLength = 262

    private static func isName(_ name: Substring.UTF8View) -> Bool {
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // A dot at the end is that of the root.
        let named = labels.count > 1 && labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
        return named.allSatisfy { label in
            (1...63).contains(label.count)
                && label.allSatisfy {
                    Octet.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
        }
    }

    private static func isPort(_ port: Substring.UTF8View) -> Bool {
        guard (1...5).contains(port.count), port.allSatisfy(Octet.isDigit), let number = Int(Substring(port)) else {
            return false
        }
        return (1...65_535).contains(number)
    }

    /// Groups of hexadecimal digits, at most one run of them left out, at its end perhaps an address of version 4; no zone.
    private static func isVersion6(_ address: Substring.UTF8View) -> Bool {
        let text = Substring(address)
        guard
            address.allSatisfy({
                Octet.hexadecimalValue($0) != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            })
        else {
            return false
        }
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, !text.contains(":::") else { return false }
        var count = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (place, group) in groups.enumerated() {
                let isLast = index == halves.count - 1 && place == groups.count - 1
                if isLast && group.contains(".") {
                    guard isVersion4(group) else { return false }
                    count += 2
                } else {
                    guard (1...4).contains(group.utf8.count), !group.contains(".") else { return false }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count < 8 : count == 8
    }

    private static func isVersion4(_ address: Substring) -> Bool {
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.utf8.allSatisfy(Octet.isDigit) && UInt8(part) != nil && (part == "0" || !part.hasPrefix("0"))
            }
    }
}

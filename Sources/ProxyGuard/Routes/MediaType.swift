/// The value of `Content-Type`. Source: RFC 9110, section 8.3
public struct MediaType: Hashable, Sendable {
    /// Type and subtype in lower case, a slash between them.
    public let essence: String
    /// In their order; names in lower case, values without quotes.
    public let parameters: [Parameter]

    /// What stands behind a semicolon.
    public struct Parameter: Hashable, Sendable {
        /// In lower case.
        public let name: String
        /// Without quotes; letters as they were written.
        public let value: String
    }

    /// In bytes.
    public static let greatestLength = 256

    /// Nil of anything that two readers could take for two things: a list, a parameter twice, one in parts (`name*0`), backslashes.
    public init?(_ text: String) {
        // What nearly every message says.
        if text == Self.json.essence {
            self = Self.json
            return
        }
        guard text.utf8.count <= Self.greatestLength else { return nil }
        var rest = text[...]
        let type = Octet.trimmed(Self.take(from: &rest, until: UInt8(ascii: ";")))
        let halves = type.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy(Octet.isToken) else { return nil }
        essence = type.lowercased()
        var parameters: [Parameter] = []
        while !rest.isEmpty {
            rest = rest.dropFirst()
            let part = Octet.trimmed(Self.take(from: &rest, until: UInt8(ascii: ";")))
            // Empty ones are allowed, and mean nothing.
            if part.isEmpty { continue }
            guard let parameter = Parameter(part), !parameters.contains(where: { $0.name == parameter.name }) else {
                return nil
            }
            parameters.append(parameter)
        }
        self.parameters = parameters
    }

    private init(essence: String) {
        self.essence = essence
        parameters = []
    }

    private static let json = MediaType(essence: "application/json")

    /// The value of a parameter.
    public subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// What separates the parts of `multipart/form-data`; nil if it is of no valid form. Source: RFC 2046, section 5.1.1
    public var boundary: String? {
        guard essence == "multipart/form-data", let boundary = self["boundary"],
            (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ Octet.isAlphanumeric($0) || "'()+_,-./:=?".utf8.contains($0) })
        else { return nil }
        return boundary
    }

    /// Whether the text is in UTF-8, as it is where nothing is said.
    var isUTF8: Bool { self["charset"].map { Octet.equalsIgnoringCase($0, "utf-8") } ?? true }

    /// What stands in front of a byte outside of quotes, or everything.
    private static func take(from rest: inout Substring, until end: UInt8) -> Substring {
        var isQuoted = false
        let index = rest.utf8.firstIndex { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return byte == end && !isQuoted
        }
        let front = rest[..<(index ?? rest.endIndex)]
        rest = rest[(index ?? rest.endIndex)...]
        return front
    }
}

extension MediaType.Parameter {
    /// Nil unless it is a name and a value, a token or a text in quotes, and no space around the equals sign.
    fileprivate init?(_ text: Substring) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = text[..<equals]
        var value = Substring(text.utf8[equals...].dropFirst())
        guard Octet.isToken(name), !name.utf8.contains(UInt8(ascii: "*")) else { return nil }
        if value.utf8.first == UInt8(ascii: "\"") {
            guard value.utf8.count >= 2, value.utf8.last == UInt8(ascii: "\"") else { return nil }
            value = Substring(value.utf8.dropFirst().dropLast())
            guard
                value.utf8.allSatisfy({
                    (Octet.isVisible($0) || $0 == 0x20) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
                })
            else { return nil }
        } else {
            guard Octet.isToken(value) else { return nil }
        }
        self.init(name: name.lowercased(), value: String(value))
    }
}

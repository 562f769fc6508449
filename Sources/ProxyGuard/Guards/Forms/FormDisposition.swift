/// The value of a part's `Content-Disposition`. Source: RFC 7578, section 4.2
struct FormDisposition: Hashable {
    /// The field's name.
    let name: String
    /// Nil where no file is meant.
    let fileName: String?

    /// Of a name, in bytes.
    private static let longestName = 128

    /// Reads it by bytes, since what is a quote for readers of bytes may be a part of a character.
    init(_ text: String) throws(FormProblem) {
        var rest = Array(text.utf8)[...]
        guard Self.lowercased(rest.prefix(9)) == "form-data" else { throw FormProblem(.disposition) }
        rest = rest.dropFirst(9)
        var found: [String: String] = [:]
        while !rest.isEmpty {
            guard rest.first == UInt8(ascii: ";") else { throw FormProblem(.disposition) }
            rest = rest.dropFirst().drop { $0 == 0x20 }
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { throw FormProblem(.disposition) }
            // Among others `filename*` is refused, which tells of another name in another character set.
            let parameter = Self.lowercased(rest[..<equals])
            guard parameter == "name" || parameter == "filename" else { throw FormProblem(.disposition) }
            rest = rest[(equals + 1)...]
            let value = try Self.value(from: &rest)
            guard found.updateValue(value, forKey: parameter) == nil else { throw FormProblem(.disposition) }
        }
        guard let name = found["name"] else { throw FormProblem(.disposition) }
        guard (1...Self.longestName).contains(name.utf8.count), name.utf8.allSatisfy(Self.isPlain) else {
            throw FormProblem(.name)
        }
        // An empty one makes a file for some readers and a field for others.
        guard found["filename"] != "" else { throw FormProblem(.fileName) }
        self.name = name
        fileName = found["filename"]
    }

    /// A value, in quotes or not.
    private static func value(from rest: inout ArraySlice<UInt8>) throws(FormProblem) -> String {
        let quote = UInt8(ascii: "\"")
        guard rest.first == quote else {
            let value = rest.prefix { $0 != UInt8(ascii: ";") }
            guard !value.isEmpty, value.allSatisfy(isPlain) else { throw FormProblem(.disposition) }
            rest = rest[value.endIndex...]
            return String(decoding: value, as: UTF8.self)
        }
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: quote) else { throw FormProblem(.disposition) }
        let value = rest[..<end]
        rest = rest[(end + 1)...]
        // A backslash escapes for some readers and stands for itself for others; who cuts at semicolons whatever the quotes would find
        // another parameter.
        let isSplit = value.contains(UInt8(ascii: ";")) && value.contains(UInt8(ascii: "="))
        guard !value.contains(UInt8(ascii: "\\")), !isSplit else { throw FormProblem(.fileName) }
        return String(decoding: value, as: UTF8.self)
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).lowercased()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-._[]".utf8.contains(byte)
    }
}

internal import ProxyRoutes

/// One part of a form: a field, or a file.
public struct FormPart: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// Nil of a field that is no file.
    public let fileName: String?
    /// Its headers in the body.
    public let head: Range<Int>
    /// What it says, in the body.
    public let content: Range<Int>
    /// The name as findings show it: what is no name of any API may be a secret itself.
    var shownName: String {
        let isPlain =
            name.utf8.count <= 40
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || "_[]".utf8.contains($0) }
        return isPlain ? name : "*"
    }
    /// Its headers tell the length of its content.
    let tellsLength: Bool

    /// - Parameters:
    ///   - lines: the headers, without their ends.
    ///   - head: with them.
    init(
        _ lines: [Range<Int>], head: Range<Int>, content: Range<Int>, in body: UnsafeRawBufferPointer
    ) throws(FormProblem) {
        var fields: [String: String] = [:]
        for line in lines {
            guard let text = String(validating: body[line], as: UTF8.self), let field = Self.field(text),
                fields.updateValue(field.value, forKey: field.name) == nil
            else { throw FormProblem(.header) }
        }
        guard let disposition = fields.removeValue(forKey: "content-disposition") else {
            throw FormProblem(.disposition)
        }
        let names = try FormDisposition(disposition)
        (name, fileName) = (names.name, names.fileName)
        if let type = fields.removeValue(forKey: "content-type") { try Self.check(type: type) }
        let length = fields.removeValue(forKey: "content-length")
        guard length == nil || length == String(content.count) else { throw FormProblem(.length) }
        tellsLength = length != nil
        if fields["content-transfer-encoding"] != nil { throw FormProblem(.encoding) }
        guard fields.isEmpty else { throw FormProblem(.unknownHeader) }
        self.head = head
        self.content = content
    }

    /// A header's name in lower case and its value; nil if it is none, or goes on from the line in front.
    private static func field(_ line: String) -> (name: String, value: String)? {
        // By bytes: what readers of bytes take for a colon may be a part of a character.
        let bytes = line.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            return nil
        }
        let name = bytes[..<colon]
        guard !name.isEmpty, name.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        var value = bytes[bytes.index(after: colon)...]
        while value.first == 0x20 { value = value.dropFirst() }
        while value.last == 0x20 { value = value.dropLast() }
        return (String(Substring(name)).lowercased(), String(Substring(value)))
    }

    private static func check(type text: String) throws(FormProblem) {
        guard let type = MediaType(text), !type.essence.hasPrefix("multipart/"), !type.essence.hasPrefix("message/")
        else { throw FormProblem(.contentType) }
        if let set = type["charset"], !["utf-8", "us-ascii"].contains(set.lowercased()) {
            throw FormProblem(.encoding)
        }
    }
}

/// A template's path with its parameter: what stands in front of it, and behind.
struct PathPattern: Hashable, Sendable {
    /// Of a parameter, in bytes.
    static let greatestLength = 256

    let prefix: String
    let suffix: String
    /// The parameter's name.
    let name: String
    /// Whether the parameter may have a colon. Where one separates a model from what is asked of it, a second one would be
    /// read differently by whoever looks for the first and whoever looks for the last.
    let allowsColon: Bool

    /// Nil of a template without parameter.
    init?(template: String, dialect: Dialect) {
        guard let open = template.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = template.utf8.lastIndex(of: UInt8(ascii: "}"))
        else { return nil }
        prefix = String(template[..<open])
        suffix = String(template[close...].dropFirst())
        name = String(template[open..<close].dropFirst())
        allowsColon = dialect != .gemini
    }

    /// What stands in place of the parameter; nil if the path is another one. Throws if nothing may stand there that does.
    func parameter(in path: String) throws(TargetProblem) -> String? {
        let bytes = path.utf8
        let length = bytes.count - prefix.utf8.count - suffix.utf8.count
        guard length > 0, bytes.starts(with: prefix.utf8),
            bytes.dropFirst(prefix.utf8.count + length).elementsEqual(suffix.utf8)
        else { return nil }
        let value = bytes.dropFirst(prefix.utf8.count).prefix(length)
        var isName = true
        for byte in value {
            if byte == UInt8(ascii: "/") || (byte == UInt8(ascii: ":") && !allowsColon) { return nil }
            // Of the unreserved characters the only one that no id has.
            if byte == UInt8(ascii: "~") { isName = false }
        }
        guard isName, length <= Self.greatestLength else { throw .parameter }
        return String(Substring(value))
    }
}

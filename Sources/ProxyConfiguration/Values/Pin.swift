internal import Rules

/// The hash of a public key that a server has to show, `sha256/` and base64. Source: RFC 7469, section 2.4
public struct Pin: SettingValue, Hashable {
    /// The base64 text of the 32 bytes.
    public let base64: String

    public static var phrase: String { "a pin, \"sha256/\" and the base64 of 32 bytes" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Pin? {
        guard let text = written.text, text.hasPrefix("sha256/") else { return refuse(written, &mismatches) }
        let base64 = text.dropFirst(7)
        // 32 bytes are 43 characters and one sign that fills up.
        guard base64.utf8.count == 44, base64.hasSuffix("="),
            base64.dropLast().utf8.allSatisfy({ ASCII.isAlphanumeric($0) || "+/".utf8.contains($0) })
        else { return refuse(written, &mismatches, "another text") }
        return Pin(base64: String(base64))
    }

    public var written: String { "\"sha256/\(base64)\"" }
}

/// The form of a request id that a client may choose: 1 to 64 letters, digits, underscores and hyphens.
public enum RequestID {
    /// Whether a text is one. Whatever is not is replaced by an id of our own, never repaired.
    public static func isValid(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                Octet.isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
    }

    /// The id that a request brings along in `x-request-id`; nil if it brings none, two, or one of another form.
    public static func find(in headers: HeaderFields) -> String? {
        var found: String?
        for (name, value) in headers where name == "x-request-id" {
            guard found == nil, isValid(value) else { return nil }
            found = value
        }
        return found
    }
}

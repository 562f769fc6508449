/// Public names of records: a prefix that tells the kind, and 100 random bits as 20 characters of base32.
public enum RecordID: String, CaseIterable, Sendable {
    /// A project.
    case project = "prj_"
    /// A token.
    case token = "tok_"
    /// A provider's key.
    case providerKey = "key_"

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    private static let length = 20

    /// A new id from the system's random source.
    public func generate() -> String {
        var generator = SystemRandomNumberGenerator()
        let characters = (0..<Self.length).map { _ in Self.alphabet[Int(generator.next() & 31)] }
        return rawValue + String(decoding: characters, as: UTF8.self)
    }

    /// Whether a text has the form of an id of this kind.
    public func matches(_ text: String) -> Bool {
        text.hasPrefix(rawValue) && text.utf8.count == rawValue.utf8.count + Self.length
            && text.utf8.dropFirst(rawValue.utf8.count).allSatisfy(Self.alphabet.contains)
    }

    /// Ids that are none are not looked up; the text is not quoted, since it may be anything.
    func check(_ text: String) throws(StoreError) {
        guard matches(text) else { throw StoreError(.invalid, "an id must be \(rawValue) and 20 characters of base32") }
    }
}

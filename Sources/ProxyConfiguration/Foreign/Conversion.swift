/// How another system's way to write a value becomes ours.
enum Conversion: Sendable {
    case none
    /// A number without unit is one of this unit.
    case unit(String)
    /// True means false.
    case inverted
    /// A host without port, which is the one that the system has by itself.
    case host
    /// A server of Redis without scheme.
    case redis
    /// True is one word, false the other.
    case words(String, String)
    /// Only this word means something.
    case only(String)
    /// A header, in which a word such as `Bearer` stands in front of the secret.
    case header
    /// A secret in JSON, or the path of a file with it.
    case json

    /// Nil where the value says nothing about the setting.
    /// - Parameter port: that of a host without one.
    func converted(_ written: WrittenValue, port: Int? = nil) -> WrittenValue? {
        var result = written
        switch self {
        case .none: break
        case .unit(let unit):
            if let text = written.text, Double(text) != nil { result.content = .untyped(text + unit) }
        case .inverted:
            guard let truth = Self.truth(written) else { return nil }
            result.content = .boolean(!truth)
        case .host:
            if let text = written.text, !text.isEmpty, WebAddress.hostAndPort(text[...])?.port == nil {
                let host = text.contains(":") && !text.hasPrefix("[") ? "[\(text)]" : text
                result.content = .untyped("\(host):\(port ?? 80)")
            }
        case .redis:
            if let text = written.text, !text.isEmpty, !text.contains("://") {
                result.content = .untyped("redis://\(text)")
            }
        case .words(let yes, let no):
            guard let truth = Self.truth(written) else { return nil }
            result.content = .untyped(truth ? yes : no)
        case .only(let word):
            guard written.text?.lowercased() == word else { return nil }
        case .header:
            if let text = written.text, let blank = text.firstIndex(of: " ") {
                result.content = .untyped(String(text[blank...].drop { $0 == " " }))
            }
            result = result.resolvingEnvironment.resolvingFallback
        case .json:
            guard let text = written.text else { break }
            if text.hasPrefix("/") { result.content = .text("${file:\(text)}") }
            guard text.isEmpty || "{/$<".contains(text.prefix(1)) else { return nil }
        }
        return result
    }

    private static func truth(_ written: WrittenValue) -> Bool? {
        var mismatches: [Mismatch] = []
        return Bool.read(written, &mismatches)
    }
}

/// A text that a rule must find, or must not.
public struct RuleExample: Hashable, Sendable {
    public var text: String
    /// Exactly what must be captured; nil when any match will do.
    public var secret: String?
    /// The path that the text is scanned under.
    public var path: String?
    /// Why a negative example is harmless.
    public var reason: String?

    /// Stands in examples where a value is broken up, so that a file of examples holds no credential in itself.
    public static let separator = "{-}"

    public init(text: String, secret: String? = nil, path: String? = nil, reason: String? = nil) {
        self.text = text
        self.secret = secret
        self.path = path
        self.reason = reason
    }

    /// An example as it stands in a file: separators are removed.
    init(written text: String, secret: String?, path: String?, reason: String?) {
        self.init(text: Self.joined(text), secret: secret.map(Self.joined), path: path, reason: reason)
    }

    /// `text` without its separators.
    public static func joined(_ text: String) -> String {
        let mark = Array(separator.utf8)
        let source = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if source[index...].starts(with: mark) {
                index += mark.count
            } else {
                result.append(source[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A text that a rule must find, or must not.
public struct RuleExample: Hashable, Sendable {
    /// As it stands in the rule file, values broken up by separators: fit to be stored and shown.
    public var writtenText: String
    public var writtenSecret: String?
    /// The path that the text is scanned under.
    public var path: String?
    /// Why a negative example is harmless.
    public var reason: String?
    /// Where exactly a structural check fires, in bytes of the text; empty when any place will do.
    public var places: [Range<Int>] = []
    /// The files beside it, where a check looks at them; nil if they are not known.
    public var context: Context?

    /// What stands beside an example.
    public struct Context: Hashable, Sendable {
        /// The text of the `.dockerignore` file; nil if there is none.
        public var ignoreFile: String?

        public init(ignoreFile: String?) { self.ignoreFile = ignoreFile }
    }

    /// Stands in examples where a value is broken up, so that a file of examples holds no credential in itself.
    public static let separator = "{-}"

    /// - Parameters: as they are written, separators in place.
    public init(text: String, secret: String? = nil, path: String? = nil, reason: String? = nil) {
        writtenText = text
        writtenSecret = secret
        self.path = path
        self.reason = reason
    }

    /// An example for a structural check, with the places where it fires in `«…»`.
    public init(marked text: String, path: String) {
        var (bytes, places, start): ([UInt8], [Range<Int>], Int) = ([], [], 0)
        for scalar in text.unicodeScalars {
            switch scalar {
            // Places count without the separators.
            case "«": start = Self.joined(String(decoding: bytes, as: UTF8.self)).utf8.count
            case "»": places.append(start..<Self.joined(String(decoding: bytes, as: UTF8.self)).utf8.count)
            default: bytes += Array(String(scalar).utf8)
            }
        }
        self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
        self.places = places
    }

    /// What is scanned: without separators.
    public var text: String { Self.joined(writtenText) }

    /// Exactly what must be captured; nil when any match will do.
    public var secret: String? { writtenSecret.map(Self.joined) }

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

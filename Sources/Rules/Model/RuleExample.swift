/// A text that a rule must find, or must not.
public struct RuleExample: Hashable, Sendable {
    private let source: String
    /// Places stand in `«…»` in the source.
    private var isMarked: Bool
    public var writtenSecret: String?
    /// The path that the text is scanned under.
    public var path: String?
    /// Why a negative example is harmless.
    public var reason: String?
    /// The files beside it, where a check looks at them; nil if they are not known.
    public var context: Context?

    /// What stands beside an example.
    public struct Context: Hashable, Sendable {
        /// Texts by path, beside the example itself.
        public var files: [String: String]
        /// Paths of files in a git work tree that nothing ignores and that git does not track.
        public var untracked: Set<String>

        public init(files: [String: String], untracked: Set<String> = []) {
            self.files = files
            self.untracked = untracked
        }
    }

    /// Stands in examples where a value is broken up, so that a file of examples holds no credential in itself.
    public static let separator = "{-}"

    /// - Parameters: as they are written, separators in place.
    public init(text: String, secret: String? = nil, path: String? = nil, reason: String? = nil) {
        source = text
        isMarked = false
        writtenSecret = secret
        self.path = path
        self.reason = reason
    }

    /// An example for a structural check, with the exact places where it fires in `«…»`.
    public init(marked text: String, path: String, reason: String? = nil) {
        source = text
        isMarked = true
        self.path = path
        self.reason = reason
    }

    private static let marks: Set<Unicode.Scalar> = ["«", "»"]

    /// As it stands in the rule file, values broken up by separators: fit to be stored and shown.
    public var writtenText: String {
        guard isMarked else { return source }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: source.unicodeScalars.filter { !Self.marks.contains($0) })
        return String(text)
    }

    /// The same with the marks of places, if it has any.
    var packedText: String { source }

    /// What was packed, as it was.
    init(packed text: String, secret: String?, path: String?, reason: String?) {
        self.init(text: text, secret: secret, path: path, reason: reason)
        isMarked = text.unicodeScalars.contains("«")
    }

    /// Where exactly a structural check fires, in bytes of the text; empty when any place will do.
    public var places: [Range<Int>] {
        guard isMarked else { return [] }
        var (places, start, count): ([Range<Int>], Int, Int) = ([], 0, 0)
        // Separators are not in the text.
        for scalar in Self.joined(source).unicodeScalars {
            switch scalar {
            case "«": start = count
            case "»": places.append(start..<count)
            default: count += UTF8.width(scalar)
            }
        }
        return places
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

/// Why bytes are no JSON text that the proxy passes on.
public struct JSONProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, CaseIterable, Hashable, Sendable {
        case empty
        case byteOrderMark = "byte-order-mark"
        case encoding
        case syntax
        case truncated
        case trailingData = "trailing-data"
        case control
        case escape
        case surrogate
        case number
        case duplicate
        case depth
        case tooManyValues = "too-many-values"
        case tooLong = "too-long"
    }

    public var code: Code
    /// In bytes from the start of the text.
    public var offset: Int

    public init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }

    public var description: String { "the JSON body \(reason), at byte \(offset)" }

    private var reason: String {
        switch code {
        case .empty: "is empty"
        case .byteOrderMark: "begins with a byte order mark"
        case .encoding: "is not valid UTF-8"
        case .syntax: "has something that JSON does not know"
        case .truncated: "ends too early"
        case .trailingData: "goes on after its value"
        case .control: "has a control character in a string"
        case .escape: "has an unknown escape"
        case .surrogate: "has half of a surrogate pair"
        case .number: "has a number that does not fit"
        case .duplicate: "has a member name twice in one object"
        case .depth: "is nested deeper than \(StrictJSON.deepest) levels"
        case .tooManyValues: "has more than \(StrictJSON.mostValues) values"
        case .tooLong: "is too long"
        }
    }
}

/// A request's target in origin-form that is written in the one way in which it can be written.
///
/// Nothing is decoded, folded or cleaned: what is not canonical is refused, so that no two programs can read it differently.
/// Source: RFC 9112, section 3.2.1, and RFC 3986, section 6.2
public struct RequestTarget: Hashable, Sendable {
    /// In bytes.
    public static let greatestLength = 4096

    /// From the first slash to the question mark. It has no empty segment, but perhaps a slash at its end, which no route has.
    public let path: String
    /// Behind the question mark; empty if there is none.
    public let query: String

    /// Throws what keeps the target from being canonical.
    public init(_ target: String) throws(TargetProblem) {
        let bytes = target.utf8
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.greatestLength else { throw .tooLong }
        guard bytes.first == UInt8(ascii: "/") else { throw .notOriginForm }
        guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else {
            try Self.check(path: bytes[...])
            path = target
            query = ""
            return
        }
        try Self.check(path: bytes[..<mark])
        let rest = bytes[mark...].dropFirst()
        try Self.check(query: rest)
        path = String(target[..<mark])
        query = String(Substring(rest))
    }

    private static func check(path: Substring.UTF8View) throws(TargetProblem) {
        var length = 0
        var dots = 0
        for byte in path.dropFirst() {
            if byte == UInt8(ascii: "/") {
                guard length > 0 else { throw .emptySegment }
                guard dots < length else { throw .dotSegment }
                length = 0
                dots = 0
            } else {
                // A colon separates a model from what is asked of it, and the parts of a fine-tuned model's name.
                guard Octet.isUnreserved(byte) || byte == UInt8(ascii: ":") else { throw problem(ofPath: byte) }
                length += 1
                if byte == UInt8(ascii: ".") { dots += 1 }
            }
        }
        guard length == 0 || dots < length else { throw .dotSegment }
    }

    private static func problem(ofPath byte: UInt8) -> TargetProblem {
        switch byte {
        case UInt8(ascii: "%"): .percentEncodedPath
        case UInt8(ascii: ";"): .pathParameters
        case UInt8(ascii: "\\"): .backslash
        case UInt8(ascii: "#"): .fragment
        default: .pathCharacter
        }
    }

    private static func check(query: Substring.UTF8View) throws(TargetProblem) {
        guard !query.isEmpty else { throw .emptyQuery }
        var index = query.startIndex
        while index < query.endIndex {
            let byte = query[index]
            query.formIndex(after: &index)
            if byte == UInt8(ascii: "%") {
                let code = query[index...].prefix(2)
                guard encoded.contains(where: { code.elementsEqual($0.utf8) }) else { throw .queryEncoding }
                query.formIndex(&index, offsetBy: 2)
            } else if !Octet.isUnreserved(byte), !":,[]=&".utf8.contains(byte) {
                throw byte == UInt8(ascii: "\\") ? .backslash : byte == UInt8(ascii: "#") ? .fragment : .queryCharacter
            }
        }
    }

    /// What clients encode: `+`, `,`, `/`, `:`, `=`, `[` and `]`. No control byte, no percent sign (which would be decoded twice), no
    /// separator of pairs, and none that would be the same without.
    private static let encoded = ["2B", "2C", "2F", "3A", "3D", "5B", "5D"]
}

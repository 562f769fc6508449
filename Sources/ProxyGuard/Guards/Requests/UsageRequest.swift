extension RequestDocument {
    /// The body with the wish that a stream ends with its usage; nil where that is wished for already, or nothing is streamed.
    ///
    /// All other bytes stay as they are.
    ///
    /// - Parameter body: the bytes that the document was made from.
    public func askingForUsage(in body: UnsafeRawBufferPointer) -> [UInt8]? {
        guard stream, !includesUsage else { return nil }
        let wish = "\"include_usage\":true"
        guard let options = tape.member("stream_options", of: 0, in: body) else {
            let start = tape.nodes[0].range.lowerBound + 1
            return Self.replacing(start..<start, by: "\"stream_options\":{\(wish)},", in: body)
        }
        let range = tape.nodes[options].range
        switch tape.nodes[options].kind {
        case .null: return Self.replacing(range, by: "{\(wish)}", in: body)
        case .object:
            if let value = tape.member("include_usage", of: options, in: body) {
                guard tape.nodes[value].kind == .no || tape.nodes[value].kind == .null else { return nil }
                return Self.replacing(tape.nodes[value].range, by: "true", in: body)
            }
            let start = range.lowerBound + 1
            let comma = tape.names(of: options).isEmpty ? "" : ","
            return Self.replacing(start..<start, by: wish + comma, in: body)
        // The provider refuses it.
        default: return nil
        }
    }

    private static func replacing(_ range: Range<Int>, by text: String, in body: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(body.count + text.utf8.count)
        result += body[..<range.lowerBound]
        result += text.utf8
        result += body[range.upperBound...]
        return result
    }
}

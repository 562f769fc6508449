/// Reads `multipart/form-data` as RFC 7578 and RFC 2046 write it, and refuses whatever two readers might take for two things.
///
/// Lines end with CR LF, nothing stands in front of the first delimiter or behind the last, and the boundary stands nowhere else, not
/// even in the middle of a line. One pass, whose time grows with the body alone.
enum MultipartForm {
    /// Parts of a form.
    static let mostParts = 64
    /// Bytes of the headers of a part.
    static let longestHead = 2048

    /// The parts, in their order.
    ///
    /// - Parameter boundary: of a valid form: see `MediaType.boundary`.
    static func read(_ body: UnsafeRawBufferPointer, boundary: String) throws(FormProblem) -> [FormPart] {
        var search = LiteralSearch(Array("--\(boundary)".utf8))
        var parts: [FormPart] = []
        guard body.starts(with: search.literal) else { throw FormProblem(.delimiter) }
        var end = search.literal.count
        while !isText("--", at: end, body) {
            guard isText("\r\n", at: end, body) else {
                throw FormProblem(end + 2 > body.count ? .truncated : .delimiter, part: parts.count)
            }
            guard parts.count < mostParts else { throw FormProblem(.tooManyParts) }
            let number = parts.count + 1
            let start = end + 2
            guard let next = search.firstEnd(in: body, from: start) else { throw FormProblem(.truncated, part: number) }
            let close = next - search.literal.count - 2
            guard close >= start, isText("\r\n", at: close, body) else { throw FormProblem(.delimiter, part: number) }
            parts.append(try part(number, start..<close, body))
            end = next
        }
        let rest = body.count - end - 2
        guard rest == 0 || rest == 2 && isText("\r\n", at: end + 2, body) else { throw FormProblem(.trailingData) }
        guard !parts.isEmpty else { throw FormProblem(.empty) }
        return parts
    }

    private static func isText(_ text: StaticString, at offset: Int, _ body: UnsafeRawBufferPointer) -> Bool {
        let text = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return offset + text.count <= body.count && body[offset..<(offset + text.count)].elementsEqual(text)
    }

    private static func part(
        _ number: Int, _ range: Range<Int>, _ body: UnsafeRawBufferPointer
    ) throws(FormProblem) -> FormPart {
        var lines: [Range<Int>] = []
        var start = range.lowerBound
        while true {
            let limit = max(start, min(range.upperBound, range.lowerBound + longestHead))
            guard let end = body[start..<limit].firstIndex(where: { $0 == 0x0D || $0 == 0x0A }) else {
                throw FormProblem(limit < range.upperBound ? .headerTooLong : .header, part: number)
            }
            // A line that ends otherwise than with CR LF, or goes on with the next: some read it as two.
            guard isText("\r\n", at: end, body), end + 2 <= range.upperBound else {
                throw FormProblem(.header, part: number)
            }
            if end == start { break }
            lines.append(start..<end)
            start = end + 2
        }
        let head = range.lowerBound..<start
        do throws(FormProblem) {
            return try FormPart(lines, head: head, content: (start + 2)..<range.upperBound, in: body)
        } catch {
            throw FormProblem(error.code, part: number)
        }
    }
}

/// An answer of HTTP/1.1, read from the bytes of a connection.
public struct LoopbackAnswer: Hashable, Sendable {
    /// The status code.
    public var status: Int
    /// In their order, names in lower case.
    public var headers: [StubRequest.Header]
    /// Without its framing; of an answer that is not whole what is there of it.
    public var body: [UInt8]
    /// Whether its end was seen; one without framing has its end where the connection has.
    public var isWhole: Bool

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header that is there once; nil if it is not.
    public subscript(name: String) -> String? {
        let values = headers.filter { $0.name == name }
        return values.count == 1 ? values[0].value : nil
    }

    /// The head and the body as one text, for searching.
    public var whole: String { "\(status)\n" + headers.map { "\($0.name): \($0.value)\n" }.joined() + text }

    /// Reads the answer at the front of bytes, whole or not; nil while its head is not there.
    /// - Parameters:
    ///   - hasEnded: whether no byte will follow.
    ///   - hasNoBody: as answers to HEAD have none.
    /// - Returns: the answer, and how many bytes it took.
    public static func read(
        _ bytes: ArraySlice<UInt8>, hasEnded: Bool = false, hasNoBody: Bool = false
    ) -> (answer: LoopbackAnswer, count: Int)? {
        guard let (head, start) = line(bytes) else { return nil }
        let words = head.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else { return nil }
        var answer = LoopbackAnswer(status: status, headers: [], body: [], isWhole: false)
        var rest = bytes[start...]
        while true {
            guard let (text, next) = line(rest) else { return nil }
            rest = bytes[next...]
            if text.isEmpty { break }
            let name = text.prefix { $0 != ":" }
            let value = text.dropFirst(name.count + 1).drop { $0 == " " }
            answer.headers.append(.init(name: name.lowercased(), value: String(value)))
        }
        if status == 204 || status == 304 || status < 200 || hasNoBody {
            answer.isWhole = true
        } else if answer["transfer-encoding"] == "chunked" {
            readChunks(&rest, into: &answer)
        } else if let length = answer["content-length"].flatMap({ Int($0) }) {
            answer.body = Array(rest.prefix(length))
            answer.isWhole = rest.count >= length
            rest = rest.dropFirst(length)
        } else {
            answer.body = Array(rest)
            answer.isWhole = hasEnded
            rest = []
        }
        return (answer, rest.isEmpty ? bytes.count : rest.startIndex - bytes.startIndex)
    }

    private static func readChunks(_ rest: inout ArraySlice<UInt8>, into answer: inout LoopbackAnswer) {
        while let (text, start) = line(rest), let size = Int(text.prefix { $0 != ";" }, radix: 16) {
            let content = rest[start...]
            if size == 0 {
                // Trailers are not expected; a line without content ends it.
                guard let (_, end) = line(content) else { return }
                rest = rest[end...]
                answer.isWhole = true
                return
            }
            answer.body += content.prefix(size)
            guard content.count >= size + 2 else {
                rest = []
                return
            }
            rest = content.dropFirst(size + 2)
        }
    }

    /// The text up to CR LF, and where the next line begins.
    private static func line(_ bytes: ArraySlice<UInt8>) -> (text: String, next: Int)? {
        guard let feed = bytes.firstIndex(of: 10) else { return nil }
        let end = feed > bytes.startIndex && bytes[feed - 1] == 13 ? feed - 1 : feed
        return (String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self), feed + 1)
    }
}

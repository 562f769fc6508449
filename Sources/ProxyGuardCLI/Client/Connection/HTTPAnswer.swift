/// An answer of HTTP/1.1 as it came, up to the end of the connection.
struct HTTPAnswer: Hashable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    /// Nil for bytes that are no whole answer.
    init?(_ bytes: [UInt8]) {
        let mark: [UInt8] = [13, 10, 13, 10]
        guard let end = bytes.indices.dropLast(3).first(where: { bytes[$0..<($0 + 4)].elementsEqual(mark) }) else {
            return nil
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]), 200...599 ~= status else {
            return nil
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...]
            headers[line[..<colon].lowercased()] = String(value.drop { $0 == " " })
        }
        // Parts of unknown length are not what this server sends.
        guard headers["transfer-encoding"] == nil else { return nil }
        let rest = bytes[(end + 4)...]
        if let text = headers["content-length"] {
            guard let length = Int(text), rest.count >= length else { return nil }
            body = Array(rest.prefix(length))
        } else {
            body = Array(rest)
        }
        self.status = status
        self.headers = headers
    }
}

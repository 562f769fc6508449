/// An answer of HTTP/1.1, as it came over the wire.
struct Answer: Sendable {
    var status = 0
    /// Names in lower case.
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }

    var names: Set<String> { Set(headers.map(\.name)) }

    /// Takes the first whole answer off the bytes; nil if none is whole yet.
    static func take(from bytes: inout [UInt8], isEnd: Bool, toHead: Bool = false) -> Answer? {
        guard let end = find(Array("\r\n\r\n".utf8), in: bytes[...]) else { return nil }
        var answer = Answer()
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        answer.status = status
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
            answer.headers.append((parts[0].lowercased(), String(value)))
        }
        var rest = bytes[(end + 4)...]
        if toHead || status == 204 || status == 304 || status < 200 {
        } else if answer["transfer-encoding"] == "chunked" {
            guard let body = chunks(&rest) else { return nil }
            answer.body = body
        } else if let length = answer["content-length"].flatMap({ Int($0) }) {
            guard rest.count >= length else { return nil }
            answer.body = Array(rest.prefix(length))
            rest = rest.dropFirst(length)
        } else {
            guard isEnd else { return nil }
            answer.body = Array(rest)
            rest = []
        }
        bytes = Array(rest)
        return answer
    }

    private static func chunks(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        var body: [UInt8] = []
        var left = rest
        while let line = find([13, 10], in: left) {
            guard let size = Int(String(decoding: left[left.startIndex..<line], as: UTF8.self), radix: 16) else {
                return nil
            }
            left = left[(line + 2)...]
            guard left.count >= size + 2 else { return nil }
            body += left.prefix(size)
            left = left.dropFirst(size + 2)
            if size == 0 {
                rest = left
                return body
            }
        }
        return nil
    }

    static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var place = bytes.startIndex
        while place <= bytes.endIndex - needle.count {
            if bytes[place] == first, bytes[place...].starts(with: needle) { return place }
            place += 1
        }
        return nil
    }
}

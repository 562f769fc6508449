internal import ProxyManagement
internal import Rules

/// Asks a running program.
struct ManagementClient {
    var exchange: HTTPExchange
    var token: Secret

    /// The answer's value; null for an answer without body.
    func call(
        _ method: String, _ path: String, query: [(String, String?)] = [], body: JSONValue? = nil
    ) throws(ClientError) -> JSONValue {
        let answer = try exchange.send(
            method, Self.target(path, query), token: token.revealed, body: body?.bytes)
        guard !answer.body.isEmpty || answer.status != 204 else { return .null }
        let value: JSONValue
        do { value = try JSONValue(reading: answer.body) } catch {
            throw .usage("what answers there is no management listener of proxyguard (status \(answer.status))")
        }
        guard 200..<300 ~= answer.status else { throw Self.error(answer, value, path) }
        return value
    }

    /// A path and a query with its escapes.
    static func target(_ path: String, _ query: [(String, String?)]) -> String {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(escaped($0))" } }
        return "/manage/v1" + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// A part of a path: what is no id is escaped, so that it stays one part.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter path: what was asked for: the server has one answer for all that is not there.
    static func error(_ answer: HTTPAnswer, _ value: JSONValue, _ path: String) -> ClientError {
        let error = value["error"]
        var text = TerminalText.line(error?["message"]?.text ?? "the server answered \(answer.status)")
        if answer.status == 401 {
            text =
                "the server does not take this management token: its hash is neither management.token_hash nor "
                + "management.next_token_hash"
        }
        if answer.status == 404 { text = "\(TerminalText.line(path)): \(text)" }
        if let field = error?["field"]?.text { text = "\(TerminalText.line(field)): \(text)" }
        if let wait = answer.headers["retry-after"] { text += " (again in \(TerminalText.line(wait)) s)" }
        if let id = value["request_id"]?.text { text += " [\(TerminalText.line(id))]" }
        return .refused(text)
    }
}

import ProxyConfiguration

@testable import ProxyRoutes

/// The input is a method and the fields of a request's head, one a line; capital letters of names become small ones as they do in front of the checks.
///
/// What is accepted two programs read alike: one host, one length or chunks, no control byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestHead(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let lines = UnsafeBufferPointer(start: start, count: count).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = lines.first else { return -1 }
    let method = String(decoding: first, as: UTF8.self)
    let headers: HeaderFields = lines.dropFirst().map { line in
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        let value = line.dropFirst(name.count + 1)
        return (
            name: String(decoding: name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self),
            value: String(Octet.trimmed(Substring(String(decoding: value, as: UTF8.self))))
        )
    }
    if RequestChecks.problem(method: method, headers: headers) == nil {
        checkAccepted(method, headers)
        for kind in [BodyKind.none, .json, .multipart] where RequestChecks.problem(body: kind, headers: headers) == nil
        {
            checkBody(kind, headers)
        }
    }
    for dialect in [Dialect.openai, .anthropic, .gemini] { checkCredential(headers, dialect) }
    if let id = RequestID.find(in: headers), !RequestID.isValid(id) { fatalError(id) }
    for (_, value) in headers { checkType(value) }
    return 0
}

private func checkAccepted(_ method: String, _ headers: HeaderFields) {
    func values(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
    guard !method.isEmpty, method.utf8.allSatisfy(Octet.isToken) else { fatalError("the method \(method)") }
    for (name, value) in headers {
        guard !name.isEmpty, name.utf8.allSatisfy({ Octet.isToken($0) }), name == name.lowercased() else {
            fatalError("the name \(name)")
        }
        guard value.utf8.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
            fatalError("the value of \(name)")
        }
    }
    guard values("host").count == 1, values("upgrade").isEmpty else { fatalError("\(headers)") }
    checkHost(values("host")[0])
    let (lengths, encodings) = (values("content-length"), values("transfer-encoding"))
    guard lengths.count + encodings.count <= 1 else { fatalError("two ends of the body") }
    if let length = lengths.first {
        guard let number = UInt(length), String(number).utf8.elementsEqual(length.utf8) else { fatalError(length) }
    }
    if let encoding = encodings.first, encoding.lowercased() != "chunked" { fatalError(encoding) }
}

private func checkHost(_ host: String) {
    guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/?#@\\%".utf8.contains($0) }) else { fatalError(host) }
    let bytes = Array(host.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "[")) else { return }
    guard open == 0, let close = bytes.firstIndex(of: UInt8(ascii: "]")),
        IPAddress(String(decoding: bytes[1..<close], as: UTF8.self)) != nil
    else { fatalError(host) }
}

private func checkBody(_ kind: BodyKind, _ headers: HeaderFields) {
    guard kind != .none else {
        guard headers.allSatisfy({ $0.name != "transfer-encoding" && ($0.name != "content-length" || $0.value == "0") })
        else { fatalError("a body") }
        return
    }
    guard let type = headers.first(where: { $0.name == "content-type" }).flatMap({ MediaType($0.value) }) else {
        fatalError("a body without its type")
    }
    guard kind == .json ? type.essence == "application/json" : type.boundary?.isEmpty == false else {
        fatalError(type.essence)
    }
}

private func checkCredential(_ headers: HeaderFields, _ dialect: Dialect) {
    let own = CredentialHeader(dialect).name
    let sent = headers.filter { $0.name == "authorization" || $0.name == own }
    switch ClientCredential(in: headers, for: dialect) {
    case .absent: guard sent.isEmpty else { fatalError("absent") }
    case .token(let token):
        guard token.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), (1...ClientCredential.greatestLength).contains(token.count),
            !sent.isEmpty, sent.allSatisfy({ $0.value.utf8.reversed().starts(with: token.reversed()) })
        else { fatalError("a token") }
    case .unreadable, .conflicting: guard !sent.isEmpty else { fatalError("a credential") }
    }
}

/// Written anew it is the same.
private func checkType(_ value: String) {
    guard let type = MediaType(value) else { return }
    let written = type.parameters.reduce(type.essence) { "\($0); \($1.name)=\"\($1.value)\"" }
    guard written.utf8.count > MediaType.greatestLength || MediaType(written) == type else { fatalError(written) }
}

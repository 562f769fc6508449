/// What a request's head has to be before anything else is looked at. After any problem the connection is closed, since it
/// is open where the next request would begin. Source: RFC 9112, sections 3.2, 5, 6 and 11.2
public enum RequestChecks {
    /// Of a request's headers.
    public static let greatestCount = 100
    /// Of a method, in bytes.
    static let greatestMethodLength = 16

    /// What is wrong with a head, whatever is asked for; nil if nothing is. Names are in lower case, values without blanks at
    /// their ends. The fields of HTTP/2 count as well, `:authority` as `host`.
    public static func problem(method: String, headers: HeaderFields) -> APIError? {
        guard Octet.isToken(method), method.utf8.count <= greatestMethodLength else {
            return .malformedRequest("The method is not one.")
        }
        guard headers.count <= greatestCount else { return .headersTooLarge }
        var seen: UInt64 = 0
        for (name, value) in headers {
            guard isName(name) else { return .malformedRequest("A header has a name that is none.") }
            guard isText(value) else { return .malformedRequest("A header has a control character.") }
            if let bit = single[name] {
                guard seen & bit == 0 else {
                    return .malformedRequest("A header that may stand there once stands there twice.")
                }
                seen |= bit
            }
            if let problem = problem(name, value) { return problem }
        }
        guard seen & bit("host") != 0 else { return .malformedRequest("The header Host is missing.") }
        guard seen & bit("content-length") == 0 || seen & bit("transfer-encoding") == 0 else {
            return .malformedRequest("The headers Content-Length and Transfer-Encoding exclude each other.")
        }
        return nil
    }

    /// What is wrong with the headers that tell of the body, where a route wants such a one; nil if nothing is.
    public static func problem(body: BodyKind, headers: HeaderFields) -> APIError? {
        if body == .none {
            // Some clients say what type a body would have that is not there.
            let hasBody = headers.contains { name, value in
                name == "transfer-encoding" || (name == "content-length" && value != "0")
            }
            return hasBody ? .malformedRequest("This route takes no body.") : nil
        }
        var types = headers.lazy.filter { $0.name == "content-type" }.makeIterator()
        guard let text = types.next()?.value, types.next() == nil, let type = MediaType(text) else {
            return .unsupportedMediaType
        }
        switch body {
        case .none: return nil
        case .json: return type.essence == "application/json" && type.isUTF8 ? nil : .unsupportedMediaType
        case .multipart:
            guard type.essence == "multipart/form-data", type.isUTF8 else { return .unsupportedMediaType }
            return type.boundary == nil ? .malformedRequest("The boundary of the parts is missing or invalid.") : nil
        }
    }

    // MARK: Fields

    private static func problem(_ name: String, _ value: String) -> APIError? {
        switch name {
        case "host":
            return HostField.isValid(value) ? nil : .malformedRequest("The header Host is not a host.")
        case "content-length":
            return isLength(value) ? nil : .malformedRequest("The header Content-Length is not a length.")
        case "transfer-encoding":
            guard Octet.equalsIgnoringCase(value, "chunked") else {
                return .malformedRequest("The only transfer encoding is chunked.")
            }
            return nil
        case "content-encoding":
            return Octet.equalsIgnoringCase(value, "identity") ? nil : .encodedBody
        case "connection":
            return isConnection(value) ? nil : .malformedRequest("The header Connection has an unknown option.")
        case "upgrade": return .upgradeRefused
        case "expect":
            return Octet.equalsIgnoringCase(value, "100-continue") ? nil : .expectationFailed
        case "te":
            return value.isEmpty || Octet.equalsIgnoringCase(value, "trailers")
                ? nil : .malformedRequest("The header TE has an unknown coding.")
        default:
            return !HeaderPolicy.isRequestName(name) || HeaderPolicy.isPlain(value)
                ? nil : .malformedRequest("A header that is passed on is too long or not plain text.")
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { Octet.isToken($0) && $0 &- 0x41 >= 26 }
    }

    /// Whether there is no control byte; a tab is none here. What is not ASCII goes nowhere.
    private static func isText(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    /// Digits alone: no sign, no list, no blank, no zero in front that another reader could take for octal.
    private static func isLength(_ value: String) -> Bool {
        let bytes = value.utf8
        return (1...15).contains(bytes.count) && bytes.allSatisfy(Octet.isDigit)
            && (bytes.first != UInt8(ascii: "0") || bytes.count == 1)
    }

    /// Whether a connection's options are known. Any other one names a header that somebody on the way should drop, which has
    /// been used to take credentials and addresses away from requests.
    private static func isConnection(_ value: String) -> Bool {
        value.utf8.split(separator: UInt8(ascii: ",")).allSatisfy { part in
            let option = Octet.trimmed(Substring(part))
            return option.isEmpty || options.contains { Octet.equalsIgnoringCase(option, $0) }
        }
    }

    // An upgrade is refused by the header of that name, with a status of its own.
    private static let options = ["close", "keep-alive", "te", "upgrade", "http2-settings"]

    /// Headers of which two would be read differently by different programs; each has a bit.
    private static let single: [String: UInt64] = {
        let names = [
            "host", "content-length", "transfer-encoding", "content-type", "content-encoding", "authorization",
            "proxy-authorization", "x-api-key", "x-goog-api-key", "api-key", "anthropic-version", "expect", "origin",
            "x-request-id", "access-control-request-method", "te", "upgrade", "user-agent",
        ]
        return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, 1 << UInt64($0)) })
    }()

    private static func bit(_ name: String) -> UInt64 { single[name] ?? 0 }
}

import Testing

@testable import ProxyRoutes

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", "/", ""), ("/v1/models", "/v1/models", ""), ("/v1/models/", "/v1/models/", ""),
        ("/v1/models?limit=1", "/v1/models", "limit=1"), ("/V1/x", "/V1/x", ""),
        ("/v1/models/ft:gpt-4o:org::id", "/v1/models/ft:gpt-4o:org::id", ""), ("/a.b/c..d/.e", "/a.b/c..d/.e", ""),
        ("/x?a=%2B%2F%3D%3A%2C&b%5B%5D=1", "/x", "a=%2B%2F%3D%3A%2C&b%5B%5D=1"), ("/x?a[]=1", "/x", "a[]=1"),
    ])
    func canonical(target: String, path: String, query: String) throws {
        let read = try RequestTarget(target)
        #expect(read.path == path)
        #expect(read.query == query)
    }

    // ATK-07, ATK-12: absolute-form, authority-form, asterisk-form, and what is no form at all.
    @Test(arguments: [
        "http://evil/", "https://api.example.com/v1/models", "HTTP://EVIL/v1/models", "evil:443", "evil.example:443",
        "*", "v1/models", "?x=1", "#", ":authority", " /v1/models", "\\v1\\models", "@evil/v1/models", "%2Fv1/models",
        "\u{FEFF}/v1/models", "\t/v1/models", "localhost/v1/models", "ws://evil/", "file:///etc/passwd", ".", "..",
    ])
    func otherForms(target: String) {
        #expect(throws: TargetProblem.notOriginForm) { try RequestTarget(target) }
    }

    // ATK-03, ATK-29: what some reader skips.
    @Test(arguments: [
        "//", "//evil/", "//evil/v1/models", "/v1//models", "//v1//chat/completions", "/v1/models//", "///", "/v1///x",
        "//@evil/v1/models", "//evil.example:443/",
    ])
    func emptySegments(target: String) {
        #expect(throws: TargetProblem.emptySegment) { try RequestTarget(target) }
    }

    // ATK-12, ATK-29
    @Test(arguments: [
        "/.", "/..", "/../", "/v1/..", "/v1/../v1/models", "/health/../v1/chat/completions", "/v1/./models",
        "/v1/chat/completions/../files", "/v1/files/..", "/v1/files/../content", "/v1/files/.../content",
        "/v1/files/./content", "/v1/models/.", "/v1/..../x", "/../../../../etc/passwd",
    ])
    func dots(target: String) {
        #expect(throws: TargetProblem.dotSegment) { try RequestTarget(target) }
    }

    // ATK-03, ATK-12, ATK-29, ATK-68: once, twice, in capitals, of bytes that need it and bytes that do not.
    @Test(arguments: [
        "/v1/%63hat/completions", "/v1/chat%2Fcompletions", "/v1/chat%2fcompletions", "/%2e%2e/v1/models",
        "/v1/%2e%2e/models", "/v1/%2E%2E/models", "/v1/.%2e/models", "/v1/files/%2f..", "/v1/files/..%2fadmin",
        "/v1/files/a%00", "/v1/files/a%0d%0aSet-Cookie:x", "/v1/files/a%0aX", "/v1/files/%252e%252e",
        "/v1/files/%c0%ae%c0%ae", "/v1/files/%c0%af", "/v1/files/%u002e", "/v1/files/%", "/v1/files/%2",
        "/v1/files/%zz",
        "/v1/models%3Fkey", "/v1/models%23", "/v1/models%20", "/v1/models%5c", "/v1/models/%E2%80%A5",
        "/v1/models%3Bx=1", "/v1beta/models/a%3AgenerateContent", "/v1beta/models/%7Bmodel%7D:generateContent",
    ])
    func percent(target: String) {
        #expect(throws: (any Error).self) { try RequestTarget(target) }
    }

    @Test(arguments: [
        ("/v1/models;x=1", TargetProblem.pathParameters), ("/v1;/models", .pathParameters),
        ("/v1/..;/models", .pathParameters), ("/v1/chat/completions;jsessionid=1", .pathParameters),
        ("/v1\\models", .backslash), ("/v1/..\\models", .backslash), ("/\\evil/x", .backslash),
        ("/v1/models?limit=\\", .backslash), ("/v1/models#x", .fragment), ("/v1/models?limit=1#x", .fragment),
        ("/v1/files/a@evil", .pathCharacter), ("/v1/files/{{7*7}}", .pathCharacter),
        ("/v1/files/${env:HOME}", .pathCharacter), ("/v1/files/a b", .pathCharacter),
        ("/v1/files/a HTTP/1.1", .pathCharacter), ("/v1/files/a\tb", .pathCharacter),
        ("/v1/files/a\r\nX: y", .pathCharacter), ("/v1/files/a\nb", .pathCharacter),
        ("/v1/files/a\rb", .pathCharacter), ("/v1/files/a\0b", .pathCharacter),
        ("/v1/files/a\u{7F}", .pathCharacter), ("/v1/files/\u{E9}", .pathCharacter),
        ("/v1/files/e\u{301}", .pathCharacter), ("/v1/files/\u{FF0E}\u{FF0E}", .pathCharacter),
        ("/v1\u{2215}models", .pathCharacter), ("/v1\u{FF0F}models", .pathCharacter),
        ("/v1/files/\u{FFFD}", .pathCharacter), ("/v1/\u{212A}", .pathCharacter), ("/v1/files/a*", .pathCharacter),
        ("/v1/files/a+b", .pathCharacter), ("/v1/files/a,b", .pathCharacter), ("/v1/files/a=b", .pathCharacter),
        ("/v1/files/a|b", .pathCharacter), ("/v1/files/<a>", .pathCharacter), ("/v1/files/\"a\"", .pathCharacter),
        ("/v1/files/'a'", .pathCharacter), ("/v1/files/[a]", .pathCharacter), ("/v1&x/models", .pathCharacter),
    ])
    func characters(target: String, problem: TargetProblem) {
        #expect(throws: problem) { try RequestTarget(target) }
    }

    @Test(arguments: [
        ("/v1/models?", TargetProblem.emptyQuery), ("/x?a=%0d%0aSet-Cookie:x", .queryEncoding),
        ("/x?a=%00", .queryEncoding), ("/x?a=%61", .queryEncoding), ("/x?%61=1", .queryEncoding),
        ("/x?a=%252F", .queryEncoding), ("/x?a=%25", .queryEncoding), ("/x?a=%26b", .queryEncoding),
        ("/x?a=%2f", .queryEncoding), ("/x?a=%2", .queryEncoding), ("/x?a=%", .queryEncoding),
        ("/x?a=%C3%A9", .queryEncoding), ("/x?a=%3B", .queryEncoding), ("/x?a=%23", .queryEncoding),
        ("/x?a=%20", .queryEncoding), ("/x?a=%2e%2e", .queryEncoding),
        ("/x?a=1;b=2", .queryCharacter), ("/x?a=b+c", .queryCharacter), ("/x?a=/../", .queryCharacter),
        ("/x?a=1?b=2", .queryCharacter), ("/x?a=1??", .queryCharacter), ("/x??a=1", .queryCharacter),
        ("/x?a=http://evil", .queryCharacter), ("/x?a=@", .queryCharacter), ("/x?a=b c", .queryCharacter),
        ("/x?a=\r\nX: y", .queryCharacter), ("/x?a=\u{E9}", .queryCharacter), ("/x?a={{7*7}}", .queryCharacter),
        ("/x?a=$HOME", .queryCharacter), ("/x?a=\0", .queryCharacter),
    ])
    func query(target: String, problem: TargetProblem) {
        #expect(throws: problem) { try RequestTarget(target) }
    }

    @Test func length() throws {
        let longest = "/" + String(repeating: "a", count: RequestTarget.greatestLength - 1)
        #expect(try RequestTarget(longest).path == longest)
        #expect(throws: TargetProblem.tooLong) { try RequestTarget(longest + "a") }
        #expect(throws: TargetProblem.empty) { try RequestTarget("") }
    }

    @Test("every byte is accepted in a path exactly if it is unreserved, a colon or a slash")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            let text = "/a" + String(UnicodeScalar(byte)) + "b"
            let isAllowed = Octet.isUnreserved(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/")
            let path = try? RequestTarget(text).path
            // A question mark begins a query.
            #expect(path == (isAllowed ? text : byte == UInt8(ascii: "?") ? "/a" : nil), "\(byte)")
        }
    }
}

import Testing

@testable import ProxyRoutes

@Suite struct RouteTableTests {
    private let table = RouteTable.standard

    private func outcome(_ method: String, _ target: String) -> String {
        switch table.match(method: method, target: target) {
        case .route(let match): match.route.description
        case .wrongMethod(let allowed): "405 " + allowed.joined(separator: ",")
        case .unknown: "404"
        case .malformed: "400"
        }
    }

    @Test("every route is found by its template, and the path sent on is the one that came")
    func everyRoute() throws {
        for route in table.routes {
            let path = Self.example(route.template)
            let query = route.operation == .streamGenerateContent ? "alt=sse" : ""
            let target = query.isEmpty ? path : "\(path)?\(query)"
            guard case .route(let match) = table.match(method: route.method, target: target) else {
                Issue.record("\(route)")
                continue
            }
            #expect(match.route == route)
            #expect(Array(match.path.utf8) == Array(path.utf8))
            #expect(match.query == query)
            #expect(Array(match.parameters.values) == (route.template.contains("{") ? ["id-1.x_Y"] : []))
        }
    }

    private static func example(_ template: String) -> String {
        guard let open = template.firstIndex(of: "{"), let close = template.lastIndex(of: "}") else { return template }
        return template[..<open] + "id-1.x_Y" + template[close...].dropFirst()
    }

    // ATK-29, ATK-30, ATK-08, B81: near to a route, and not one.
    @Test("whatever is added to a path, taken away or changed in case is no route")
    func neighbours() {
        for route in table.routes {
            let path = Self.example(route.template)
            var near = [
                path + "X/y/z", path + "/", "/" + path, path + "/..", path + ";x", path + "%20", path + "#", path + "?",
            ]
            near += [
                path.uppercased(), path.replacing("/v1", with: "/V1"), "/x" + path, path + "/health/x", path + ".",
            ]
            near += [
                "http://evil" + path, path + "\\", path + "\0", path + " ", "/openai" + path, path + "~", path + "@x",
            ]
            near += [path.replacing("/v1", with: "/v1/."), path.replacing("/v1", with: "/health/../v1"), "/./" + path]
            for target in near {
                if case .route(let match) = table.match(method: route.method, target: target) {
                    // An id may end in anything; then it is the id that changed, and the path is still what came.
                    #expect(route.template.hasSuffix("}"), "\(target)")
                    #expect(match.path == target && match.route == route)
                }
            }
        }
    }

    @Test(arguments: [
        ("GET", "/v1/modelsX"), ("POST", "/v1/chat/completions/abc"), ("POST", "/v1/chat/completions/health"),
        ("POST", "/V1/chat/completions"), ("POST", "/v1/Chat/completions"), ("POST", "/v1/chat/completions/"),
        ("POST", "/chat/completions"), ("GET", "/"), ("GET", "/v1"), ("GET", "/v1/"), ("GET", "/health"),
        ("GET", "/v1/files/a/b"), ("GET", "/v1/files/a/content/x"), ("GET", "/v1/files/a/Content"),
        ("GET", "/v1/models/openai/gpt"), ("GET", "/v1/models/"), ("POST", "/v1/engines/x/completions"),
        ("GET", "/proxy"), ("GET", "/cors/x"), ("GET", "/debug/pprof/"), ("GET", "/docs"), ("GET", "/openapi.json"),
        ("GET", "/metrics"), ("POST", "/v1/realtime"), ("POST", "/v1/assistants"), ("POST", "/v1/threads"),
        ("POST", "/v1/fine_tuning/jobs"), ("GET", "/v1/organization/admin_api_keys"), ("GET", "/v1/usage"),
        ("POST", "/openai/deployments/x/chat/completions"), ("POST", "/v1/messages/batches"),
        ("POST", "/v1beta/models/gemini:predict"), ("POST", "/v1beta/models/gemini:generatecontent"),
        ("POST", "/v1beta/models/a:b:generateContent"), ("POST", "/v1beta/models/a:generateContent:countTokens"),
        ("POST", "/v1beta/models/:generateContent"), ("POST", "/v1beta/models/a/b:generateContent"),
        ("POST", "/v1beta/tunedModels/a:generateContent"), ("POST", "/v1/models/gemini:generateContent/x"),
        ("POST", "/v1beta/models/a:generateContentX"), ("POST", "/v1beta/cachedContents"), ("GET", "/.env"),
        ("GET", "/v1beta/models/gemini:x"), ("POST", "/v1beta/models/gemini/generateContent"), ("GET", "/favicon.ico"),
    ])
    func unknown(method: String, target: String) { #expect(outcome(method, target) == "404") }

    @Test(arguments: [
        ("GET", "/v1/chat/completions", "405 POST"), ("PUT", "/v1/chat/completions", "405 POST"),
        ("PATCH", "/v1/chat/completions", "405 POST"), ("HEAD", "/v1/models", "405 GET"),
        ("OPTIONS", "/v1/models", "405 GET"), ("CONNECT", "/v1/models", "405 GET"),
        ("TRACE", "/v1/files", "405 GET,POST"),
        ("post", "/v1/chat/completions", "405 POST"), ("Post", "/v1/chat/completions", "405 POST"),
        ("", "/v1/models", "405 GET"), ("POST", "/v1/files/a", "405 DELETE,GET"),
        ("DELETE", "/v1/files", "405 GET,POST"),
        ("POST", "/v1/responses/a", "405 DELETE,GET"), ("GET", "/v1/responses/a/cancel", "405 POST"),
        ("GET", "/v1beta/models/a:generateContent", "405 POST"), ("GET", "/v1/responses/input_tokens", "405 POST"),
        ("DELETE", "/v1/responses/input_tokens", "405 POST"), ("PRI", "/v1/messages", "405 POST"),
        ("CONNECT", "evil:443", "400"), ("GET", "http://evil/", "400"), ("OPTIONS", "*", "400"), ("PRI", "*", "400"),
    ])
    func methods(method: String, target: String, expected: String) { #expect(outcome(method, target) == expected) }

    @Test("the target is looked at before the method, and the path before the query")
    func order() {
        #expect(outcome("GET", "/v1//chat/completions") == "400")
        #expect(outcome("GET", "/v1/x?foo=1") == "404")
        #expect(outcome("GET", "/v1/chat/completions?foo=1") == "405 POST")
        #expect(outcome("POST", "/v1/chat/completions?foo=1") == "400")
    }

    @Test("a parameter has the characters of ids, and at most 256 of them")
    func parameters() {
        let longest = String(repeating: "a", count: 256)
        #expect(outcome("GET", "/v1/files/\(longest)") == "GET /v1/files/{id}")
        #expect(outcome("GET", "/v1/files/\(longest)a") == "400")
        #expect(outcome("GET", "/v1/files/a~b") == "400")
        #expect(outcome("GET", "/v1/models/ft:gpt-4o:org::Ab1") == "GET /v1/models/{id}")
        guard
            case .route(let match) = table.match(
                method: "POST", target: "/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse")
        else {
            Issue.record("no route")
            return
        }
        #expect(match.parameters == ["model": "gemini-2.5-pro"])
        #expect(match.path == "/v1beta/models/gemini-2.5-pro:streamGenerateContent")
        #expect(match.query == "alt=sse")
    }

    // ATK-02, ATK-34: nothing of a target comes back in what is said about it.
    @Test(arguments: [
        "/PGCANARY%00", "/v1/models?PGCANARY=1", "/v1/models?key=PGCANARY", "/v1/models?limit=PGCANARY",
        "http://PGCANARY/", "/v1/files/PGCANARY~", "/v1/models?limit=1&limit=PGCANARY", "/PGCANARY;x", "/PGCANARY#",
    ])
    func canary(target: String) {
        guard case .malformed(let message) = table.match(method: "GET", target: target) else {
            Issue.record("accepted")
            return
        }
        #expect(!message.contains("PGCANARY"))
    }

    @Test("a table has only what it is given")
    func part() {
        let part = RouteTable(table.routes.filter { $0.operation == .embeddings })
        guard case .route = part.match(method: "POST", target: "/v1/embeddings") else {
            Issue.record("no route")
            return
        }
        guard case .unknown = part.match(method: "POST", target: "/v1/chat/completions") else {
            Issue.record("a route")
            return
        }
    }

    @Test("what a random change of a route's target leads to is never a path that was not sent")
    func random() {
        var generator = Linear(state: 7)
        let bytes = Array("/..//%2e;?#\\@:&=~ AZaz09-_{}\u{1}".utf8)
        for _ in 0..<20_000 {
            guard let route = table.routes.randomElement(using: &generator) else { return }
            var target = Array(Self.example(route.template).utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0...target.count, using: &generator)
                target.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
            }
            let text = String(decoding: target, as: UTF8.self)
            guard case .route(let match) = table.match(method: route.method, target: text) else { continue }
            #expect(match.query.isEmpty ? match.path == text : "\(match.path)?\(match.query)" == text)
            #expect(!match.path.contains("//") && !match.path.contains("/../") && !match.path.contains("%"))
            #expect(match.path.hasPrefix("/v1/") || match.path.hasPrefix("/v1beta/"))
        }
    }

    /// Numbers that are the same in every run.
    private struct Linear: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}

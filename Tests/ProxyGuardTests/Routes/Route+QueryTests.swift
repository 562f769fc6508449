import Testing

@testable import ProxyRoutes

@Suite struct RouteQueryTests {
    private func problem(_ method: String, _ path: String, _ query: String) -> TargetProblem? {
        guard let route = RouteTable.standard.routes.first(where: { $0.method == method && $0.template == path }) else {
            Issue.record("no route \(path)")
            return nil
        }
        do throws(TargetProblem) {
            try route.check(query: query)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("GET", "/v1/files", "limit=100&after=file-abc_1&order=desc&purpose=fine-tune"),
        ("GET", "/v1/batches", "after=batch_1&limit=20"), ("GET", "/v1/models", ""),
        ("GET", "/v1/models", "limit=20&after_id=claude-3&before_id=x&beta=true"),
        ("GET", "/v1/responses/{id}", "stream=true&starting_after=0"),
        ("GET", "/v1/responses/{id}", "include[]=message.input_image.image_url&include[]=file_search_call.results"),
        ("GET", "/v1/responses/{id}", "include%5B%5D=reasoning.encrypted_content&include_obfuscation=false"),
        ("GET", "/v1/responses/{id}", "include=a.b&include=c"),
        ("GET", "/v1/responses/{id}/input_items", "limit=5&order=asc&after=msg_1&before=msg_2"),
        ("POST", "/v1/messages", "beta=true"), ("POST", "/v1/messages/count_tokens", "beta=true"),
        ("GET", "/v1beta/models", "pageSize=50&pageToken=Ci8%2BAb-_%3D%3D&alt=json"),
        ("POST", "/v1beta/models/{model}:streamGenerateContent", "alt=sse"),
        ("POST", "/v1beta/models/{model}:generateContent", "alt=json"), ("POST", "/v1/chat/completions", ""),
    ])
    func known(method: String, path: String, query: String) { #expect(problem(method, path, query) == nil) }

    // ATK-26: no model, and nothing else, by the query.
    @Test(arguments: [
        ("POST", "/v1/chat/completions", "model=gpt-4o", TargetProblem.unknownQueryName),
        ("POST", "/v1/chat/completions", "limit=1", .unknownQueryName),
        ("POST", "/v1/chat/completions", "beta=true", .unknownQueryName),
        ("POST", "/v1/chat/completions", "api-version=2024-10-21", .unknownQueryName),
        ("GET", "/v1/files", "Limit=1", .unknownQueryName), ("GET", "/v1/files", "limit[]=1", .unknownQueryName),
        ("GET", "/v1/files", "url=x", .unknownQueryName), ("GET", "/v1/files", "alt=sse", .unknownQueryName),
        ("GET", "/v1/files", "limit=1&limit=1", .repeatedQueryName),
        ("GET", "/v1/files", "limit=1&after=a&limit=2", .repeatedQueryName),
        ("GET", "/v1/responses/{id}", "include=a&include[]=b", .repeatedQueryName),
        ("GET", "/v1/responses/{id}", "include[]=a&include%5B%5D=b", .repeatedQueryName),
        ("GET", "/v1/files", "limit", .emptyQuery), ("GET", "/v1/files", "limit=", .emptyQuery),
        ("GET", "/v1/files", "=1", .emptyQuery), ("GET", "/v1/files", "&limit=1", .emptyQuery),
        ("GET", "/v1/files", "limit=1&", .emptyQuery), ("GET", "/v1/files", "limit=1&&order=asc", .emptyQuery),
        ("GET", "/v1/files", "limit=-1", .queryValue), ("GET", "/v1/files", "limit=01", .queryValue),
        ("GET", "/v1/files", "limit=99999999999", .queryValue), ("GET", "/v1/files", "limit=1e3", .queryValue),
        ("GET", "/v1/files", "limit=0x10", .queryValue), ("GET", "/v1/files", "order=up", .queryValue),
        ("GET", "/v1/files", "order=ASC", .queryValue), ("GET", "/v1/files", "purpose=A", .queryValue),
        ("GET", "/v1/files", "after=a=b", .queryValue), ("GET", "/v1/files", "after=[a]", .queryValue),
        ("GET", "/v1/responses/{id}", "stream=1", .queryValue),
        ("POST", "/v1beta/models/{model}:generateContent", "alt=sse", .queryValue),
        ("POST", "/v1beta/models/{model}:streamGenerateContent", "", .streamWithoutEvents),
        ("POST", "/v1beta/models/{model}:streamGenerateContent", "alt=json", .queryValue),
        ("POST", "/v1beta/models/{model}:streamGenerateContent", "alt=sse&alt=sse", .repeatedQueryName),
        ("GET", "/v1beta/models", "$alt=json", .unknownQueryName),
    ])
    func refused(method: String, path: String, query: String, expected: TargetProblem) {
        #expect(problem(method, path, query) == expected)
    }

    // ATK-51
    @Test(arguments: ["key", "KEY", "api_key", "access_token", "token", "X-Goog-Api-Key", "Authorization"])
    func credential(name: String) {
        for route in RouteTable.standard.routes {
            #expect(problem(route.method, route.template, "\(name)=abc") == .credentialInQuery, "\(route)")
        }
    }

    @Test func count() {
        let pairs = Array(repeating: "include[]=a", count: 16)
        #expect(problem("GET", "/v1/responses/{id}", pairs.joined(separator: "&")) == nil)
        #expect(
            problem("GET", "/v1/responses/{id}", (pairs + ["stream=true"]).joined(separator: "&"))
                == .tooManyQueryNames)
    }

    @Test("no route knows a name that another might take for a model, a host or a user")
    func dangerous() {
        for name in ["model", "base_url", "api_base", "host", "user", "project", "organization", "callback", "_method"]
        {
            for route in RouteTable.standard.routes {
                #expect(problem(route.method, route.template, "\(name)=a") == .unknownQueryName, "\(name)")
            }
        }
    }
}

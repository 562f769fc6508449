import ProxyConfiguration
import ProxyLimits
import ProxyTokens
import Rules
import Testing

@testable import ProxyDataPlane

@Suite("Exchange: authentication", .timeLimit(.minutes(15)))
struct ExchangeAuthenticationTests {
    private func refusal(_ harness: Harness, _ text: String) async throws -> Answer? {
        let answer = try await harness.ask(text)
        #expect(harness.provider.requests.all.isEmpty)
        return answer
    }

    /// ATK-11, ATK-19: none of them is looked up, and each hears the same.
    @Test("what is no token of ours is refused, always with the same answer")
    func foreign() async throws {
        try await Harness.run { harness async throws in
            let hash = Harness.hasher.hash(harness.token.secret.revealed)
            let credentials = [
                "Bearer x' OR '1'='1", "Bearer ", "Bearer", "", "Basic dTpw", "bearer", "Bearer \(hash.hex)",
                "Bearer sha256:\(hash.hex)", "Bearer " + String(repeating: "'", count: 10_000), "Bearer pg_",
                "Bearer '; SELECT pg_sleep(5)--", "Bearer \(harness.bearer) \(harness.bearer)",
                "Token \(harness.bearer)",
                "Bearer ünicode", "Bearer undefined", "Bearer null", "Bearer *",
            ]
            var bodies: Set<String> = []
            for credential in credentials {
                let request = harness.request(headers: ["authorization: \(credential)"])
                let answer = try #require(try await refusal(harness, request))
                #expect(answer.status == 401, "\(credential.prefix(20))")
                bodies.insert(answer.text)
            }
            #expect(bodies.count == 1)
            #expect(bodies.first?.contains(harness.bearer) == false)
            let outcomes = try await harness.outcomes.wait(for: credentials.count)
            #expect(outcomes.allSatisfy { $0.tokenID == nil && $0.failure == "invalid_api_key" })
        }
    }

    @Test("two credentials, or one in the query, are none")
    func places() async throws {
        try await Harness.run { harness async throws in
            let twice = harness.request(headers: ["authorization: Bearer \(harness.bearer)", "authorization: Bearer x"])
            #expect(try await refusal(harness, twice)?.status == 400)
            let query = harness.request(
                "POST", "/v1/chat/completions?key=\(harness.bearer)", headers: ["authorization: x"])
            #expect([400, 401].contains(try await refusal(harness, query)?.status ?? 0))
        }
    }

    /// ATK-15, ATK-16
    @Test("a token that is unknown, or shares its beginning with one that counts, is refused")
    func unknown() async throws {
        try await Harness.run { harness async throws in
            #expect(try await harness.ask(harness.request())?.status == 200)
            let known = harness.provider.requests.all.count
            var others = (0..<3).map { _ in Harness.bearer(ClientToken.generate(for: .test)) }
            for length in [10, 20, 36] {
                others.append(String(harness.bearer.prefix(length)) + String(others[0].dropFirst(length)))
            }
            others += [String(harness.bearer.dropLast()), harness.bearer + "0", harness.bearer.lowercased()]
            for token in others {
                #expect(try await harness.ask(harness.request(token: token))?.status == 401)
            }
            #expect(harness.provider.requests.all.count == known)
            #expect(try await harness.ask(harness.request())?.status == 200)
        }
    }

    @Test("an expired token is told so, one that was revoked is unknown")
    func expired() async throws {
        try await Harness.with({ $0.identity.expiresAt = 1 }).run { harness async throws in
            let answer = try #require(try await refusal(harness, harness.request()))
            #expect(answer.status == 401 && answer.text.contains("token_expired"))
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(outcome.tokenID == "tok_a" && outcome.projectID == "prj_a")
        }
        try await Harness.with({
            $0.identity.isRevoked = true
            $0.identity.expiresAt = 1
        }).run { harness async throws in
            #expect(try await refusal(harness, harness.request())?.text.contains("invalid_api_key") == true)
        }
    }

    @Test("after some wrong tokens an address has to wait, and a good token is served all the same")
    func guessing() async throws {
        try await Harness.with({
            $0.services.failures = FailureTracker(settings: FailureSettings(threshold: 3, firstWait: .seconds(900)))
        }).run { harness async throws in
            for _ in 0..<3 { #expect(try await harness.ask(harness.request(token: "pg_no"))?.status == 401) }
            let answer = try #require(try await harness.ask(harness.request(token: "pg_no")))
            #expect(answer.status == 429 && answer["retry-after"] != nil)
            #expect(try await harness.ask(harness.request())?.status == 200)
        }
    }

    /// ATK-22
    @Test("an address that a client makes up is neither counted nor recorded")
    func spoofing() async throws {
        try await Harness.with({
            $0.services.failures = FailureTracker(settings: FailureSettings(threshold: 3, firstWait: .seconds(900)))
        }).run { harness async throws in
            var statuses: [Int] = []
            for number in 0..<5 {
                let headers = [
                    "x-forwarded-for: 192.0.2.\(number)", "x-real-ip: 192.0.2.\(number)",
                    "forwarded: for=192.0.2.\(number)", "cf-connecting-ip: 192.0.2.\(number)",
                ]
                statuses.append(try await harness.ask(harness.request(headers: headers, token: "pg_no"))?.status ?? 0)
            }
            #expect(statuses == [401, 401, 401, 429, 429])
            let outcomes = try await harness.outcomes.wait(for: 5)
            #expect(outcomes.allSatisfy { $0.client == IPAddress("127.0.0.1") && $0.peer == $0.client })
        }
    }
}

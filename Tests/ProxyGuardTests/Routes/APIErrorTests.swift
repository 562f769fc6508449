import ProxyRoutes
import Testing

@Suite struct APIErrorTests {
    private func headers(_ error: APIError) -> [String] { error.headers.map { "\($0): \($1)" } }

    @Test(arguments: [
        (Duration.milliseconds(1), "1", "1"), (.milliseconds(1000), "1", "1000"), (.milliseconds(1001), "2", "1001"),
        (.microseconds(1500), "1", "2"), (.seconds(60), "60", "60000"), (.zero, "1", "1"), (.seconds(-5), "1", "1"),
        (.nanoseconds(1), "1", "1"), (.seconds(100_000), "86400", "86400000"),
        (.seconds(Int64.max), "86400", "86400000"),
        (.milliseconds(119_999), "120", "119999"),
    ])
    func retryAfter(duration: Duration, seconds: String, milliseconds: String) {
        #expect(
            headers(.rateLimited(retryAfter: duration))
                == ["retry-after: \(seconds)", "retry-after-ms: \(milliseconds)"])
    }

    @Test func others() {
        #expect(headers(.quotaExhausted) == ["x-should-retry: false"])
        #expect(headers(.internal) == [])
        #expect(headers(.unauthenticated) == ["x-should-retry: false", "www-authenticate: Bearer"])
        #expect(headers(.wrongMethod(allowed: ["GET", "POST"])) == ["x-should-retry: false", "allow: GET, POST"])
        #expect(headers(.upgradeRefused) == ["x-should-retry: false", "upgrade: HTTP/1.1", "connection: upgrade"])
        var error = APIError.internal
        error.shouldRetry = true
        #expect(headers(error) == ["x-should-retry: true"])
    }
}

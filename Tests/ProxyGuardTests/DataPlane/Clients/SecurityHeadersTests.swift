import NIOHTTP1
import Testing

@testable import ProxyDataPlane

@Suite("Security headers")
struct SecurityHeadersTests {
    private func headers(_ age: Int, isSecure: Bool) -> HTTPHeaders {
        var headers = HTTPHeaders()
        SecurityHeaders(hstsAge: age).add(to: &headers, isSecure: isSecure)
        return headers
    }

    @Test("every answer says what browsers must not do with it")
    func always() {
        for headers in [headers(0, isSecure: false), headers(10, isSecure: true)] {
            #expect(headers["x-content-type-options"] == ["nosniff"])
            #expect(headers["x-frame-options"] == ["DENY"])
            #expect(headers["content-security-policy"] == ["default-src 'none'; frame-ancestors 'none'"])
            #expect(headers["referrer-policy"] == ["no-referrer"])
            #expect(headers["cache-control"] == ["no-store"])
        }
    }

    @Test("TLS is insisted on over TLS alone, and where an age is set")
    func transport() {
        #expect(headers(31, isSecure: true)["strict-transport-security"] == ["max-age=31; includeSubDomains"])
        #expect(headers(31, isSecure: false)["strict-transport-security"].isEmpty)
        #expect(headers(0, isSecure: true)["strict-transport-security"].isEmpty)
    }
}

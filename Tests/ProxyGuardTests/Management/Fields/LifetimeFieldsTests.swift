import Testing

@testable import ProxyManagement

@Suite("Lifetime fields")
struct LifetimeFieldsTests {
    private static let now: Int64 = 1_000_000

    private static func expiry(_ text: String) throws -> Int64 {
        var services = try Bench().services
        services.now = { now }
        services.tokenLifetimes = (500, 1000)
        return try LifetimeFields.expiry(BodyFields(Array(text.utf8), known: LifetimeFields.names), services)
    }

    @Test(
        "by seconds, by a time, or as usual",
        arguments: [
            ("{}", 500), (#"{"expires_in":1000}"#, 1000), (#"{"expires_at":"1970-01-12T13:50:00Z"}"#, 200),
            (#"{"expires_at":"1970-01-12T14:03:20.999Z"}"#, 1000),
        ])
    func expiry(text: String, seconds: Int64) throws { #expect(try Self.expiry(text) == Self.now + seconds) }

    @Test("the longest life is told as people write it", arguments: [0, -1, 1001, Int64.max])
    func range(seconds: Int64) {
        let error = #expect(throws: ManagementError.self) { try Self.expiry("{\"expires_in\":\(seconds)}") }
        #expect(error?.message == "a token lives for 1 second to 1000 seconds, as tokens.max_lifetime says")
    }

    @Test(
        "never longer than the cap, nor in the past",
        arguments: [
            #"{"expires_in":1001}"#, #"{"expires_at":"1970-01-12T14:03:21Z"}"#,
            #"{"expires_at":"1970-01-12T13:46:40Z"}"#,
            #"{"expires_at":"soon"}"#, #"{"expires_in":5,"expires_at":"1970-01-12T13:50:00Z"}"#,
        ])
    func refused(text: String) { #expect(throws: ManagementError.self) { try Self.expiry(text) } }
}

import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Limit fields")
struct LimitFieldsTests {
    private static func read(_ text: String, over old: StoredLimits = StoredLimits()) throws -> StoredLimits {
        try LimitFields.read(BodyFields(Array(text.utf8), known: ["limits"]), over: old)
    }

    @Test("what is not named stays, null takes away")
    func merge() throws {
        let old = StoredLimits(requestsPerMinute: 1, totalRequests: 2)
        let new = try Self.read(#"{"limits":{"requests_per_minute":null,"concurrent_requests":3}}"#, over: old)
        #expect(new == StoredLimits(concurrentRequests: 3, totalRequests: 2))
        #expect(try Self.read("{}", over: old) == old)
    }

    @Test(
        "each has its range",
        arguments: [
            ("requests_per_minute", 1_000_000), ("concurrent_requests", 1_000_000),
            ("model_tokens_per_minute", 1_000_000_000),
            ("total_requests", 1_000_000_000_000),
        ])
    func ranges(name: String, most: Int) throws {
        #expect(LimitFields.json(try Self.read("{\"limits\":{\"\(name)\":\(most)}}"))[name]?.number == Int64(most))
        for value in [0, -1, most + 1] {
            #expect(throws: ManagementError.self) { try Self.read("{\"limits\":{\"\(name)\":\(value)}}") }
        }
    }

    @Test("a budget in money is refused, as the configuration refuses it, and can be taken away")
    func money() throws {
        let error = #expect(throws: ManagementError.self) {
            try Self.read(#"{"limits":{"micro_dollars_per_day":5}}"#)
        }
        #expect(error?.status == 400 && error?.field == "limits.micro_dollars_per_day")
        #expect(error?.message.contains("price") == true)
        let old = StoredLimits(microDollarsPerDay: 5)
        #expect(try Self.read(#"{"limits":{"micro_dollars_per_day":null}}"#, over: old) == StoredLimits())
        #expect(try Self.read(#"{"limits":{"total_requests":1}}"#, over: old).microDollarsPerDay == 5)
    }

    @Test("a token has at most what its project has")
    func within() throws {
        let project = StoredLimits(requestsPerMinute: 5)
        try LimitFields.check(StoredLimits(requestsPerMinute: 5, totalRequests: 9), within: project)
        try LimitFields.check(StoredLimits(), within: project)
        #expect(throws: ManagementError.invalid("limits.requests_per_minute", "the project allows 5")) {
            try LimitFields.check(StoredLimits(requestsPerMinute: 6), within: project)
        }
    }
}

import ProxyLimits
import Testing

@testable import ProxyDataPlane

@Suite("Body memory")
struct BodyMemoryTests {
    private let small = 10 << 20

    @Test("one token has its share, and leaves the rest to others")
    func share() {
        let memory = BodyMemory()
        let (one, other) = (LimitKey("tok_1"), LimitKey("tok_2"))
        #expect(memory.hold(BodyMemory.share, of: one, bodyLimit: small))
        #expect(!memory.hold(1, of: one, bodyLimit: small))
        #expect(memory.hold(BodyMemory.share, of: other, bodyLimit: small))
        #expect(memory.held == 2 * BodyMemory.share)
        memory.letGo(BodyMemory.share, of: one)
        #expect(memory.hold(1, of: one, bodyLimit: small))
    }

    @Test("all together have no more than there is")
    func total() {
        let memory = BodyMemory()
        let count = BodyMemory.total / BodyMemory.share
        for number in 0..<count {
            #expect(memory.hold(BodyMemory.share, of: LimitKey("tok_\(number)"), bodyLimit: small))
        }
        #expect(!memory.hold(1, of: LimitKey("tok_last"), bodyLimit: small))
        for number in 0..<count { memory.letGo(BodyMemory.share, of: LimitKey("tok_\(number)")) }
        #expect(memory.held == 0)
    }

    @Test("a body that the configuration allows always fits by itself")
    func largeBody() {
        let memory = BodyMemory()
        #expect(memory.hold(256 << 20, of: LimitKey("tok_1"), bodyLimit: 256 << 20))
        #expect(!memory.hold(1, of: LimitKey("tok_1"), bodyLimit: 256 << 20))
    }
}

import Testing

@testable import ProxyDataPlane

@Suite("Upstream failure")
struct UpstreamFailureTests {
    @Test("waiting is what failed in four cases, and each is shown by its name for records")
    func timeouts() {
        let all: [UpstreamFailure] = [
            .unresolved, .addressRefused, .unreachable, .connectTimeout, .handshake, .certificateRefused,
            .firstByteTimeout,
            .idleTimeout, .streamTimeout, .closed, .stale, .malformed, .tooLarge, .redirected, .credentialRefused,
            .credentialTold, .incomplete, .streamError,
        ]
        #expect(
            Set(all.filter(\.isTimeout)) == [.connectTimeout, .firstByteTimeout, .idleTimeout, .streamTimeout])
        #expect(all.allSatisfy { $0.isTimeout == $0.description.hasSuffix("_timeout") })
        #expect(all.allSatisfy { $0.description == $0.rawValue })
    }
}

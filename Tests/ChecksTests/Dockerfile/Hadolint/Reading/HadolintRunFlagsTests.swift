import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("HadolintRunFlags")
struct HadolintRunFlagsTests {
    private static func flags(_ text: String) throws -> HadolintRunFlags {
        HadolintRunFlags(try #require(DockerfileDocument("RUN \(text) x").instructions.first))
    }

    @Test("the order and second names of keys do not matter")
    func equal() throws {
        let first = try Self.flags("--mount=type=bind,src=/a,dst=/b,ro --network=host")
        #expect(try first == Self.flags("--network=host --mount=target=/b,source=/a,readwrite=false,type=bind"))
        #expect(try first != Self.flags("--mount=type=bind,src=/a,dst=/b,ro"))
        #expect(try first != Self.flags("--mount=type=bind,src=/a,dst=/b --network=host"))
    }

    @Test(
        "what stays out of the image",
        arguments: [
            ("--mount=type=cache,target=/root/.cache/pip", true), ("--mount=type=tmpfs,dst=/x/.cache/pip/", true),
            ("--mount=type=bind,target=/root/.cache/pip", false), ("--mount=type=cache,target=/root/.cache", false),
            ("", false),
        ])
    func keepOut(text: String, expected: Bool) throws {
        #expect(try Self.flags(text).keepOut(".cache/pip") == expected)
    }
}

import Dockerfile
import Testing

@Suite("Mounts")
struct MountTests {
    @Test(
        "may be written to",
        arguments: [
            ("type=bind,target=/a", false), ("type=bind,rw", true), ("type=bind,rw=false", false), ("type=cache", true),
            ("type=cache,ro", false), ("type=cache,readonly=false", true), ("type=tmpfs", true), ("target=/a", false),
        ])
    func writable(value: String, expected: Bool) {
        #expect(Reading.first("RUN --mount=\(value) id")?.mounts.first?.isWritable == expected)
    }

    @Test("are of type bind unless they say otherwise")
    func types() {
        let run = Reading.first("RUN --mount=target=/a --mount=type=SECRET,id=b id")
        #expect(run?.mounts.map(\.type) == ["bind", "secret"])
    }
}

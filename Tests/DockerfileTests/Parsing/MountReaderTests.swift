import Dockerfile
import Testing

@Suite("Mount reader")
struct MountReaderTests {
    @Test("fields are keys with values, long names for short ones")
    func fields() throws {
        let document = DockerfileDocument("RUN --mount=type=cache,dst=/a,src=b,ro,ID=c id")
        let mount = try #require(document.instructions.first?.mounts.first)
        #expect(mount.fields.map(\.key) == ["type", "target", "source", "readonly", "id"])
        #expect(mount["target"]?.value == "/a")
        #expect(document.text(try #require(mount["id"]).range) == "c")
        #expect(document.text(mount.fields[1].range) == "dst=/a")
        #expect(mount.from == nil)
        #expect(document.diagnostics == [])
    }

    @Test(
        "quotes of CSV hold commas together",
        arguments: [("'type=bind,\"source=a,b\"'", "a,b"), ("'\"source=a\"\"b\"'", "a\"b")])
    func quotes(value: String, expected: String) {
        #expect(Reading.first("RUN --mount=\(value) id")?.mounts.first?["source"]?.value == expected)
    }

    @Test(
        "what is no field is noted",
        arguments: ["type=bind,x=y", "type", "type=cache,", "'\"type=bind'", "'type=\"bind\"'", "target"])
    func malformed(value: String) {
        #expect(Reading.kinds("RUN --mount=\(value) id") == [.malformedMount])
    }
}

import Dockerfile
import Testing

@Suite("Flag reader")
struct FlagReaderTests {
    @Test(
        "flags stand before the first other word",
        arguments: [
            ("COPY --from=a b c", ["from=a"], "b c"), ("RUN a --b", [], "a --b"),
            ("RUN --network=none -- --x", ["network=none"], "--x"),
            ("RUN --mount=\"type=bind,a b\" c", ["mount=type=bind,a b"], "c"), ("COPY --link a b", ["link"], "a b"),
            ("RUN --security='insecure' id", ["security=insecure"], "id"), ("RUN -x", [], "-x"),
            ("COPY --from=a\\ b c d", ["from=a b"], "c d"), ("RUN --network=", ["network="], ""),
            ("RUN --network=host \\\n --mount=type=ssh \\\n id", ["network=host", "mount=type=ssh"], "id"),
        ] as [(String, [String], String)])
    func flags(line: String, flags: [String], rest: String) throws {
        let instruction = try #require(Reading.first(line))
        #expect(instruction.flags.map { $0.name.value + ($0.value.map { "=\($0.value)" } ?? "") } == flags)
        #expect(instruction.text[instruction.arguments].string == rest)
    }

    @Test(
        "unknown and wrong ones are noted and kept",
        arguments: [
            ("COPY --new=1 a b", .unknownFlag), ("COPY --from a b", .invalidFlagValue),
            ("COPY --link=maybe a b", .invalidFlagValue), ("COPY --from=a --from=b c d", .duplicateFlag),
            ("USER --x y", .unknownFlag), ("ADD --from=x a b", .unknownFlag),
        ] as [(String, Diagnostic.Kind)])
    func wrong(line: String, kind: Diagnostic.Kind) {
        #expect(Reading.kinds(line) == [kind])
        #expect(Reading.first(line)?.flags.isEmpty == false)
    }

    @Test("lists may be repeated, and new instructions' flags are known")
    func lists() {
        #expect(Reading.kinds("RUN --mount=type=ssh --mount=type=cache,target=/a --device=x --device=y id") == [])
        #expect(Reading.kinds("COPY --exclude=a --exclude=b --parents c d") == [])
        #expect(Reading.kinds("ADD --checksum=sha256:0 --keep-git-dir --unpack=false a b") == [])
    }

    @Test("name and value have their places")
    func places() throws {
        let document = DockerfileDocument("RUN --mount=type=\"x\" id")
        let flag = try #require(document.instructions.first?.flags.first)
        #expect(document.text(flag.range) == "--mount=type=\"x\"")
        #expect(document.text(flag.name.range) == "mount")
        #expect(document.text(try #require(flag.value).range) == "type=\"x\"")
        #expect(flag.value?.isVerbatim == false)
    }
}

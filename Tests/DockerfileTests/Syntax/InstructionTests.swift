import Testing

@testable import Dockerfile

@Suite("Instructions")
struct InstructionTests {
    @Test("give the last flag of a name")
    func flags() {
        let copy = Reading.first("COPY --from=a --from=b c d")
        #expect(copy?.flag("from")?.value?.value == "b")
        #expect(copy?.flag("chown") == nil)
    }

    @Test("what ONBUILD holds takes its place")
    func effective() {
        let trigger = Reading.first("ONBUILD USER root")
        #expect(trigger?.kind == .onbuild)
        #expect(trigger?.effective.kind == .user)
        #expect(trigger?.effective.word?.value == "root")
        #expect(trigger?.effective.index == 0)
    }

    @Test(
        "a heredoc alone is the script",
        arguments: [
            ("RUN <<EOF", true), ("RUN --network=none <<-'EOF'", true), ("RUN cat <<EOF", false),
            ("RUN <<EOF bash", false), ("COPY <<EOF /a", false), ("RUN <<A <<EOF\nA", false),
        ])
    func script(line: String, expected: Bool) {
        #expect((Reading.first(line + "\nEOF\n")?.script != nil) == expected)
    }

    @Test("have one body each")
    func bodies() {
        let run = Reading.first("RUN a")
        #expect(run?.command?.text.string == "a")
        #expect(run?.copy == nil && run?.from == nil && run?.word == nil && run?.healthcheck == nil)
        #expect(run?.pairs.isEmpty == true && run?.words.isEmpty == true && run?.trigger == nil)
        #expect(Reading.first("HEALTHCHECK CMD a")?.command?.text.string == "a")
    }
}

import Testing

@testable import Dockerfile

@Suite("Consistency")
struct ConsistencyTests {
    /// Pieces of Dockerfiles, put together at random: whatever comes of them, ranges and texts hold.
    private static let pieces = [
        "FROM ", "RUN ", "COPY ", "ENV ", "ARG ", "ONBUILD ", "LABEL ", "HEALTHCHECK ", "CMD ", "WORKDIR ", "SHELL ",
        "--from=", "--mount=type=cache,", "--x ", "a", "b=c", "\"d e\"", "'", "\"", "\\", "\\\n", "\\ \n", "\n", "\r\n",
        "\n\n", "# c\n", "<<EOF ", "<<-E ", "<<\"Q\"", "\nEOF\n", "\t", " ", "$a", "${a:-", "${a#*", "}", "[\"a\"]",
        "[",
        "]", ",", "\0", "\u{A0}", "é", "AS ", "# escape=`\n", "`\n", "NONE", "=",
    ]

    @Test("holds of random files", arguments: 0..<40)
    func random(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for _ in 0..<100 {
            var text = seed.isMultiple(of: 2) ? "FROM a\n" : ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Self.pieces[Int(state >> 33) % Self.pieces.count]
            }
            let document = DockerfileDocument(text)
            #expect(document.inconsistencies() == [], "\(text.debugDescription)")
            _ = StageGraph(document)
        }
    }

    @Test(
        "holds where mistakes were",
        arguments: [
            "\\\n#a\n(\n", "ENV a=\\\n b\n", "ENV \\\n=b\n", "COPY <<E\nx", "RUN --mount=\"a,\\\"b\"\n",
            "ONBUILD ONBUILD ONBUILD RUN <<E /\n",
        ])
    func regressions(text: String) {
        #expect(DockerfileDocument(text).inconsistencies() == [])
    }

    @Test("any bytes are read")
    func bytes() {
        let source: [UInt8] = Array("FROM a\nENV x=".utf8) + [0xE9, 0, 0xFF] + Array(" y=1\nRUN \0\n".utf8)
        let document = DockerfileDocument(source)
        #expect(document.inconsistencies() == [])
        #expect(document.diagnostics == [])
        #expect(document.instructions[1].pairs.map(\.name) == ["x", "y"])
        #expect(document.instructions[1].pairs[0].value?.span.count == 3)
    }
}

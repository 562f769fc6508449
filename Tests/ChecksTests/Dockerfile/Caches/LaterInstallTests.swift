import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("Steps that need what an earlier one has fetched")
struct LaterInstallTests {
    @Test(
        "an install without an update needs the lists",
        arguments: [
            ("RUN apt-get install a\n", true), ("RUN apt-get update && apt-get install a\n", false), ("RUN a\n", false),
            ("RUN apt-get clean && apt-get upgrade\n", true), ("FROM b\nRUN apt-get install a\n", false),
            ("FROM x\nRUN apt-get install a\n", true), ("FROM x AS y\nFROM y\nRUN apt-get install a\n", true),
            ("ONBUILD RUN apt-get install a\n", true), ("RUN apk add a\n", false),
        ])
    func needs(rest: String, expected: Bool) throws {
        let file = AuditedDockerfile(Array("FROM debian:12 AS x\nRUN apt-get update\n\(rest)".utf8))
        #expect(LaterInstall.needsLists(after: try #require(file.instructions(.run).first), in: file) == expected)
    }
}

import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("BaseVariablesTable")
struct BaseVariablesTableTests {
    private static func mayDefine(_ name: String, _ text: String) throws -> Bool {
        let file = AuditedDockerfile(Array(text.utf8))
        let first = file.graph.chain(of: try #require(file.graph.final)).last
        return BaseVariablesTable.mayDefine(name, base: try #require(first?.base))
    }

    @Test(
        "what images set, and what is not known",
        arguments: [
            ("GOPATH", "golang:1.23", true), ("GOPATH", "docker.io/library/golang:1.23", true),
            ("A", "golang:1.23", false),
            ("PYTHON_SHA256", "python:3.13", true), ("PYTHONPATH", "python:3.13", false), ("A", "debian:12", false),
            ("PATH", "debian:12", true), ("PATH", "scratch", true), ("A", "scratch", false),
            ("A", "example/app:1", true),
            ("A", "ghcr.io/library/debian:12", true), ("A", "$IMAGE", true),
        ])
    func images(name: String, image: String, expected: Bool) throws {
        #expect(try Self.mayDefine(name, "ARG IMAGE\nFROM \(image)\n") == expected)
    }

    @Test("another stage of the same name tells nothing")
    func stages() {
        #expect(BaseVariablesTable.mayDefine("A", base: .stage(0)))
        #expect(BaseVariablesTable.mayDefine("A", base: .unresolved))
    }
}

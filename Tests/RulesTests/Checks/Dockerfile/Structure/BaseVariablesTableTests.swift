import Testing

@testable import Rules

@Suite("BaseVariablesTable")
struct BaseVariablesTableTests {
    private static func mayDefine(_ name: String, _ text: String) throws -> Bool {
        let file = AuditedDockerfile(Array(text.utf8))
        return BaseVariablesTable.mayDefine(name, in: try #require(file.graph.final), of: file.graph)
    }

    @Test(
        "what images set, and what is not known",
        arguments: [
            ("GOPATH", "golang:1.23", true), ("GOPATH", "docker.io/library/golang:1.23", true), ("A", "golang:1.23", false),
            ("PYTHON_SHA256", "python:3.13", true), ("PYTHONPATH", "python:3.13", false), ("A", "debian:12", false),
            ("PATH", "debian:12", true), ("PATH", "scratch", true), ("A", "scratch", false), ("A", "example/app:1", true),
            ("A", "ghcr.io/library/debian:12", true), ("A", "$IMAGE", true),
        ])
    func images(name: String, image: String, expected: Bool) throws {
        #expect(try Self.mayDefine(name, "ARG IMAGE\nFROM \(image)\n") == expected)
    }

    @Test("the image that the first of the stages begins with counts")
    func stages() throws {
        #expect(try Self.mayDefine("GOPATH", "FROM golang:1.23 AS a\nFROM a\n"))
        #expect(try !Self.mayDefine("GOPATH", "FROM debian:12 AS a\nFROM golang:1.23 AS b\nFROM a\n"))
    }
}

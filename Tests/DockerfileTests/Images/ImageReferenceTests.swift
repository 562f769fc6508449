import Dockerfile
import Testing

@Suite("Image references")
struct ImageReferenceTests {
    private static let digest = "sha256:" + String(repeating: "a", count: 64)

    struct Case: CustomTestStringConvertible {
        var text: String
        var registry: String?
        var repository: String
        var tag: String?
        var digest: String?
        var testDescription: String { text }
    }

    @Test(
        "have a registry, a repository, a tag and a digest",
        arguments: [
            Case(text: "alpine", repository: "alpine"), Case(text: "a/b:1", repository: "a/b", tag: "1"),
            Case(text: "localhost/a", registry: "localhost", repository: "a"),
            Case(text: "r.io:5000/a/b:1.2-x", registry: "r.io:5000", repository: "a/b", tag: "1.2-x"),
            Case(text: "localhost:5000/a", registry: "localhost:5000", repository: "a"),
            Case(text: "a@" + digest, repository: "a", digest: digest),
            Case(text: "r.io/a:1@" + digest, registry: "r.io", repository: "a", tag: "1", digest: digest),
            Case(text: "a:5000", repository: "a", tag: "5000"),
        ])
    func parts(example: Case) {
        let reference = ImageReference(example.text)
        #expect(reference.registry == example.registry)
        #expect(reference.repository == example.repository)
        #expect(reference.tag == example.tag)
        #expect(reference.digest == example.digest)
        #expect(reference.isValid)
    }

    @Test(
        "are not valid",
        arguments: [
            "", "A", "a:", "a@", "a b", "a//b", "-a", "a:b:c", "a@sha256:0", "r.io/", "a/B", "$a",
            String(repeating: "0", count: 64),
        ])
    func invalid(text: String) {
        #expect(!ImageReference(text).isValid)
    }

    @Test(
        "are the same under other names",
        arguments: [
            ("alpine", "docker.io", "library/alpine"), ("docker.io/alpine", "docker.io", "library/alpine"),
            ("a/b", "docker.io", "a/b"),
            ("index.docker.io/a", "docker.io", "library/a"), ("GCR.io/a", "gcr.io", "a"),
        ])
    func normalized(text: String, registry: String, repository: String) {
        #expect(ImageReference(text).normalizedRegistry == registry)
        #expect(ImageReference(text).normalizedRepository == repository)
    }
}

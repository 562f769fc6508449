import Rules
import Testing

@testable import Checks

@Suite("Caches that stay in layers")
struct LeftoverCacheTests {
    private static let cache = LeftoverCache(
        directories: ["/var/cache/a"], variables: ["PLACE"],
        leaves: { $0.action == .install }, cleans: { command, _ in command.action == .clean })

    @Test(
        "a cache stays unless its RUN does away with it",
        arguments: [
            ("RUN apt-get install a", 1), ("RUN apt-get clean; apt-get install a", 1),
            ("RUN apt-get install a; apt-get install b", 1), ("RUN apt-get install a\nRUN apt-get install b", 2),
            ("RUN apt-get install a; apt-get clean", 0), ("RUN apt-get install a; rm -r /var/cache/a", 0),
            ("RUN --mount=type=cache,target=/var/cache apt-get install a", 0),
            ("RUN --mount=type=tmpfs,target=/var/cache/a/ apt-get install a", 0),
            ("RUN --mount=type=bind,target=/var/cache/a apt-get install a", 1),
            ("ENV PLACE=/b\nRUN --mount=type=cache,target=/b apt-get install a", 0),
            ("RUN trap 'rm -r /var/cache/a' EXIT; apt-get install a", 0),
            ("RUN tidy() { rm -r /var/cache/a; }; apt-get install a; tidy", 0),
            ("CMD apt-get install a", 0), ("RUN apt-get install a\nFROM b", 0),
        ])
    func left(instructions: String, count: Int) {
        let file = AuditedDockerfile(Array("FROM a\n\(instructions)\n".utf8))
        #expect(Self.cache.commands(in: file).count == count)
    }

    @Test("a part of a file without FROM is judged")
    func fragment() {
        let file = AuditedDockerfile(Array("RUN apt-get install a\n".utf8))
        #expect(Self.cache.commands(in: file).count == 1)
    }
}

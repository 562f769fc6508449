import Rules
import Testing

@testable import Checks

@Suite("Paths that a command deletes")
struct RemovedPathsTests {
    @Test(
        "a path covers a directory",
        arguments: [
            ("/var/lib/apt/lists/*", "/var/lib/apt/lists"), ("/var/lib/apt/lists/", "/var/lib/apt/lists"),
            ("/var/lib/apt", "/var/lib/apt/lists"), ("/var/lib/apt/lists/deb*", "/var/lib/apt/lists"),
            ("/var/cache/libdnf5*", "/var/cache/libdnf5"), ("/var/cache/*", "/var/cache/dnf"),
            ("/var/{lib/apt,log}/*", "/var/lib/apt/lists"),
            ("/mnt/root/var/cache/dnf", "/var/cache/dnf"), ("/root/.cache", ".cache/pip"),
            ("~/.cache/pip/*", ".cache/pip"), ("/.cache/yarn", ".cache/yarn"),
        ])
    func covers(path: String, directory: String) {
        #expect(RemovedPaths(paths: [path]).covers(directory))
    }

    @Test(
        "a path leaves a directory",
        arguments: [
            ("/", "/var/cache/apk"), ("/var/cache/apt*", "/var/cache/apk"),
            ("/var/lib/apt/lists/partial", "/var/lib/apt/lists"), ("/var/lib/apt/lists/a/*", "/var/lib/apt/lists"),
            ("/var/cache/ap", "/var/cache/apk"), ("/root/.cache/pipenv", ".cache/pip"), ("cache", ".cache/pip"),
            ("", ".cache/pip"), ("*", "/var/cache/apk"),
        ])
    func leaves(path: String, directory: String) {
        #expect(!RemovedPaths(paths: [path]).covers(directory))
    }

    @Test(
        "commands delete",
        arguments: [
            ("rm -rf \"$HOME/.cache/pip\"", true), ("find ~/.cache -delete", true),
            ("find ~/.cache -type f -exec rm {} +", true), ("cd /root/.cache && rm -r pip", true),
            ("find ~/.cache -name a", false), ("echo ~/.cache", false), ("cd /tmp && rm -r a", false),
        ])
    func commands(script: String, deletes: Bool) {
        let file = AuditedDockerfile(Array("FROM a\nRUN \(script)\n".utf8))
        #expect(file.commands.contains { RemovedPaths($0).covers(".cache/pip") } == deletes)
    }

    @Test("many braces are no trouble")
    func braces() {
        let path = "/var/" + String(repeating: "{a,b}", count: 100_000)
        #expect(!RemovedPaths(paths: [path, "/a" + String(repeating: "{a,b}", count: 100)]).covers("/var/a"))
    }
}

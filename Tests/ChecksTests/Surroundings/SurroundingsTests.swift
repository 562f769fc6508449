import Rules
import Testing

@testable import Checks

@Suite struct SurroundingsTests {
    private let files = Surroundings(files: [
        "a/b/Dockerfile": "FROM x", "a/.dockerignore": "*.md", "compose.yaml": "services: {web: {build: a/b}}",
        "compose.override.yaml": "services: {web: {user: app}}", "a/docker-compose.yml": "- nothing",
    ])

    @Test func filesAndFolders() {
        #expect(files.file("a/.dockerignore", limit: 100) == Array("*.md".utf8))
        #expect(files.file("a/.dockerignore", limit: 3) == nil)
        #expect(files.file("a", limit: 100) == nil)
        #expect(files.names(in: "a") == ["b", ".dockerignore", "docker-compose.yml"])
        #expect(files.names(in: "c").isEmpty)
        #expect(files.folders(in: "") == ["a"] && files.folders(in: "a") == ["b"] && files.folders(in: "a/b").isEmpty)
        #expect(files.exists("a/b") && files.exists("a/b/Dockerfile") && files.exists("") && !files.exists("a/c"))
        #expect(files.folders(upFrom: "a/b") == ["a/b", "a", ""])
    }

    @Test(arguments: [
        ("", "../a"), ("", "a/../../b"), ("", "/etc"), ("r", "rest"), ("r", "a"), ("/r", "/s"), ("../r", "../r/../s"),
    ])
    func outside(root: String, path: String) {
        let all = Surroundings(root: root) { _, _ in
            [1]
        } list: { _ in
            [Surroundings.Entry("a", isFolder: false)]
        }
        #expect(!all.contains(path) && all.file(path, limit: 9) == nil && all.names(in: path).isEmpty)
    }

    @Test(arguments: [
        ("", "a"), ("r", "r/a"), ("r/", "r"), ("/", "/a"), ("/r", "/r/a"), ("../r", "../r/a"), ("./r", "r/a"),
    ])
    func inside(root: String, path: String) {
        let all = Surroundings(root: root) { _, _ in
            [1]
        } list: { _ in
            []
        }
        #expect(all.contains(path) && all.file(path, limit: 9) == [1])
    }

    @Test func theRootEndsTheWayUp() {
        let below = Surroundings(root: "/r/s") { _, _ in
            nil
        } list: { _ in
            []
        }
        #expect(below.folders(upFrom: "/r/s/t") == ["/r/s/t", "/r/s"])
        #expect(below.folders(upFrom: "/r") == [])
    }

    @Test func anOverrideIsNoProjectOfItsOwn() throws {
        #expect(files.composeProjects(in: "").map(\.path) == ["compose.yaml"])
        #expect(files.composeProjects(in: "a").map(\.services.count) == [0])
        #expect(files.composeProjects(in: "").first?.services.first?.user == "app")
    }
}

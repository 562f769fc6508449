import Rules
import Testing

@testable import Checks

@Suite("ContainerPath")
struct ContainerPathTests {
    @Test("paths that depend on the working directory", arguments: ["app", ".", "..", "./a", "a/b", "c", ".c:"])
    func relative(path: String) {
        #expect(ContainerPath.isRelative(path))
    }

    @Test("paths that do not", arguments: ["/", "/app", "C:\\app", "c:/app", "\\app", "", "$HOME/a"])
    func absolute(path: String) {
        #expect(!ContainerPath.isRelative(path))
    }
}

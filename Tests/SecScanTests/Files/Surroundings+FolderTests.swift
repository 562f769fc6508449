import Foundation
import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct SurroundingsFolderTests {
    /// What the compose rule that reads a Dockerfile beside it says: it sees the files, or it does not.
    private func isSeen(_ folder: TestFolder, _ path: String, shownAs shown: String = "") -> Bool {
        var options = CheckOptions()
        options.path = path
        options.surroundings = .folder(folder.path, shownAs: shown)
        let text = Array("services: {web: {build: .}}".utf8)
        return !ComposeAudit.findings(in: text, options: options) { "\($0)" == "compose/missing-healthcheck" }.isEmpty
    }

    @Test func filesBelowTheFolder() throws {
        let folder = try TestFolder()
        try folder.write("a/Dockerfile", "FROM x:1\n")
        #expect(isSeen(folder, "a/compose.yaml"))
        #expect(isSeen(folder, "shown/a/compose.yaml", shownAs: "shown"))
        #expect(isSeen(folder, "./a//compose.yaml", shownAs: "."))
        #expect(isSeen(folder, "../x/a/compose.yaml", shownAs: "../x/"))
        #expect(!isSeen(folder, "b/compose.yaml"))
        #expect(!isSeen(folder, "../a/compose.yaml"))
    }

    @Test func linksAreNotFollowed() throws {
        let outside = try TestFolder()
        try outside.write("Dockerfile", "FROM x:1\n")
        let folder = try TestFolder()
        try folder.write("b/x", "")
        try folder.link("a", to: outside.path)
        try folder.link("b/Dockerfile", to: outside.path("Dockerfile"))
        #expect(!isSeen(folder, "a/compose.yaml"))
        #expect(!isSeen(folder, "b/compose.yaml"))
    }

    @Test func whatGitWouldAdd() throws {
        func isOpen(_ folder: TestFolder, _ path: String, shownAs shown: String = "") -> Bool {
            var options = CheckOptions()
            options.path = path
            options.surroundings = .folder(folder.path, shownAs: shown)
            let found = EnvFileAudit.findings(in: Array("PORT=80\n".utf8), options: options) {
                "\($0)" == "env-file/not-ignored"
            }
            return !found.isEmpty
        }
        let folder = try TestFolder.repository()
        try folder.write(".gitignore", "*.env\n")
        for path in ["a/.env", "a/x.env", "b/.env"] { try folder.write(path, "PORT=80\n") }
        #expect(!isOpen(folder, "a/x.env"))
        try folder.write(".gitignore", "x.env\n")
        try folder.git("add", "b/.env")
        #expect(isOpen(folder, "a/.env") && isOpen(folder, "shown/a/.env", shownAs: "shown"))
        #expect(!isOpen(folder, "a/x.env") && !isOpen(folder, "b/.env"))
        let other = try TestFolder()
        try other.write(".env", "PORT=80\n")
        #expect(!isOpen(other, ".env"))
    }
}

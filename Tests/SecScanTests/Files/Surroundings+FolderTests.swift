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
}

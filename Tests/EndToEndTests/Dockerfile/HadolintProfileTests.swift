import Foundation
import Testing

/// Dockerfiles by the rules of hadolint.
@Suite struct HadolintProfileTests {
    private static let text = "FROM debian\nUSER 1\nCOPY x /x\n"

    @Test func `Lines as hadolint writes them, and its status`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text)
        let result = try await Program.run(["dockerfile", "--profile", "hadolint", "Dockerfile"], in: folder)
        #expect(result.status == 1)
        #expect(result.text == "Dockerfile:1 DL3006 warning: the image has no tag\n")
        for options in [["--failure-threshold", "error"], ["--no-fail"], ["--ignore", "DL3006"]] {
            let result = try await Program.run(["dockerfile", "--profile", "hadolint"] + options, in: folder)
            #expect(result.status == 0, "\(options)")
        }
    }

    @Test func `JSON, overrides, labels and registries`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text)
        let result = try await Program.run(
            [
                "dockerfile", "--profile", "hadolint", "--format", "json", "--error", "DL3057", "--style", "DL3006",
                "--require-label", "name:text", "--trusted-registry", "quay.io",
            ], in: folder)
        #expect(result.status == 1)
        let list = try #require(try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [[String: Any]])
        #expect(
            list.map { "\($0["line"] ?? 0) \($0["code"] ?? "") \($0["level"] ?? "")" } == [
                "1 DL3006 style", "1 DL3026 error", "1 DL3049 info", "1 DL3057 error",
            ])
    }

    @Test func `Another format is told to be none`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text)
        let result = try await Program.run(["dockerfile", "--profile", "hadolint", "--format", "csv"], in: folder)
        #expect(result.status == 2 && result.text.isEmpty)
    }
}

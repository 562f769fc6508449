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

    @Test func `The configuration of the folder counts, options add to it, and a broken one is an error`() async throws
    {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text)
        try folder.write(".hadolint.yaml", "override:\n  style: [DL3006]\nfailure-threshold: warning\n")
        let result = try await Program.run(["dockerfile", "--profile", "hadolint"], in: folder)
        #expect(result.status == 0 && result.text == "Dockerfile:1 DL3006 style: the image has no tag\n")
        let stricter = try await Program.run(
            ["dockerfile", "--profile", "hadolint", "--failure-threshold", "style", "--ignore", "DL3045"], in: folder)
        #expect(stricter.status == 1)
        try folder.write("other.yaml", "ignored: [DL3006]\n")
        let other = try await Program.run(
            ["dockerfile", "--profile", "hadolint", "--config", "other.yaml"], in: folder)
        #expect(other.status == 0 && other.text.isEmpty)
        try folder.write(".hadolint.yaml", "ignored: [DL3006]\nstrict-labels: 7\n")
        let broken = try await Program.run(["dockerfile", "--profile", "hadolint"], in: folder)
        #expect(broken.status == 2 && broken.text.isEmpty && broken.standardError.contains(".hadolint.yaml:2"))
    }

    @Test func `What cannot be read is named, the rest is audited`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text)
        try folder.write("clean", "FROM debian:12\n")
        let both = try await Program.run(["dockerfile", "--profile", "hadolint", "none", "Dockerfile"], in: folder)
        #expect(both.status == 1 && both.text.hasPrefix("Dockerfile:1 DL3006"))
        #expect(both.standardError.contains("none: no such file"))
        let clean = try await Program.run(["dockerfile", "--profile", "hadolint", "none", "clean"], in: folder)
        #expect(clean.status == 3 && clean.text.isEmpty)
    }

    @Test func `A profile of another tool has no fixes`() async throws {
        let result = try await Program.run(["dockerfile", "--fix", "--profile", "hadolint"], in: TemporaryFolder())
        #expect(result.status == 2 && result.standardError.contains("--profile hadolint"))
    }
}

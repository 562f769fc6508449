import Foundation
import Testing

/// Dockerfiles with ShellCheck, or what is installed under its name.
@Suite struct ShellCheckTests {
    /// A folder with a Dockerfile and, in `bin`, a program that finds one thing in every script.
    private static func folder(exit status: Int = 1) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", "FROM debian:12\nRUN echo \\\n  $A\nUSER 1\n")
        try await folder.writeProgram(
            "bin/shellcheck",
            """
            #!/bin/sh
            line=$(grep -c '')
            echo '{"comments":[{"file":"-","line":'"$line"',"endLine":'"$line"',"column":8,"endColumn":10,"level":"warning",\
            "code":2086,"message":"Quote it."}]}'
            exit \(status)
            """)
        return folder
    }

    private static func run(_ arguments: [String], in folder: TemporaryFolder) async throws -> Output {
        try await Program.run(
            ["dockerfile", "--shellcheck"] + arguments, in: folder,
            environment: ["PATH": "\(folder.path("bin")):/usr/bin:/bin"])
    }

    @Test func `Its comments are findings at their places`() async throws {
        let folder = try await Self.folder()
        let result = try await Self.run(["--rule", "docker/shellcheck", "--format", "csv"], in: folder)
        #expect(result.status == 1)
        #expect(result.text.contains("SC2086: Quote it."))
        #expect(result.text.contains("Dockerfile,3,3,3,4"), "\(result.text)")
        let profile = try await Self.run(["--profile", "hadolint"], in: folder)
        #expect(profile.text == "Dockerfile:2 SC2086 warning: Quote it.\n")
    }

    @Test func `A comment or a setting of hadolint silences a code`() async throws {
        let folder = try await Self.folder()
        try folder.write(".hadolint.yaml", "ignored: [SC2086]\n")
        let result = try await Self.run(["--rule", "docker/shellcheck"], in: folder)
        #expect(result.status == 0, "\(result.text)")
        let profile = try await Self.run(["--profile", "hadolint"], in: folder)
        #expect(profile.status == 0 && profile.text.isEmpty)
    }

    @Test func `Where it fails the scan is incomplete`() async throws {
        let folder = try await Self.folder(exit: 3)
        let result = try await Self.run(["--rule", "docker/shellcheck"], in: folder)
        #expect(result.status == 3)
        #expect((result.text + result.standardError).contains("shellcheck: it ended with status 3"))
        let profile = try await Self.run(["--profile", "hadolint"], in: folder)
        #expect(profile.status == 3 && profile.standardError.contains("Dockerfile: shellcheck: it ended with status 3"))
    }

    @Test func `Without the program the option is an error`() async throws {
        let folder = try await Self.folder()
        let result = try await Program.run(
            ["dockerfile", "--shellcheck"], in: folder, environment: ["PATH": "/nowhere"])
        #expect(result.status == 2 && result.text.isEmpty)
        #expect(result.standardError.contains("there is no shellcheck in PATH"))
    }
}

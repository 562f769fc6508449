import Foundation
import Testing

/// Dockerfiles, by the command of their own and by all others.
@Suite struct AuditTests {
    private static let text = "FROM debian:12\nRUN sudo make\nUSER 1\n"

    @Test func `A folder, a file and standard input`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text)
        for arguments in [["dockerfile"], ["dockerfile", "Dockerfile"], ["dockerfile", "-"], ["dockerfile", "."]] {
            let input = arguments.last == "-" ? Array(Self.text.utf8) : []
            let report = try await Program.report(arguments, in: folder, input: input, status: 1)
            let finding = try report.only()
            #expect(finding.rule == "docker/sudo" && finding.path == "Dockerfile")
            #expect(finding.line == 2 && finding.column == 5 && finding.endColumn == 8)
        }
        let named = try await Program.report(
            ["dockerfile", "-", "--stdin-path", "a/Dockerfile"], in: folder, input: Array(Self.text.utf8), status: 1)
        #expect(named.paths == ["a/Dockerfile"])
    }

    @Test func `What cannot be read is named, and the others are audited`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", "FROM debian:12\nUSER 1\n")
        let report = try await Program.report(["dockerfile", "none", "Dockerfile"], in: folder, status: 3)
        #expect(report.notScanned.map(\.what) == ["none"] && report.stats.files == 1)
    }

    @Test func `The target decides who the image runs as`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", "FROM debian:12 AS build\nUSER root\nFROM debian:12\nUSER 1\n")
        _ = try await Program.report(["dockerfile"], in: folder, status: 0)
        for arguments in [["--target", "build"], ["--all-stages"]] {
            let report = try await Program.report(["dockerfile"] + arguments, in: folder, status: 1)
            #expect(try report.only().rule == "docker/root-user")
        }
    }

    @Test func `Other tools' names select rules`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.text + "USER root\n")
        for name in ["DL3004", "hadolint:DL3004", "CKV2_DOCKER_1", "DS-0010"] {
            let report = try await Program.report(["dockerfile", "--rule", name], in: folder, status: 1)
            #expect(try report.only().rule == "docker/sudo")
        }
    }

    @Test(arguments: ["dir", "worktree", "staged", "git", "git --base HEAD~1"])
    func `Every scan audits the Dockerfiles that it meets`(_ command: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("Dockerfile", "FROM debian:12\nRUN sudo old\nUSER 1\n")
        try repository.write("Dockerfile", "FROM debian:12\nRUN sudo make\nRUN sudo old\nUSER 1\n")
        if command != "worktree" { try await repository.git("add", "-A") }
        if command.hasPrefix("git") { try await repository.commitIndex() }
        let words = command.split(separator: " ").map(String.init)
        let report = try await Program.report(words, in: repository.folder, status: 1)
        // What was there before is not what a change brings in.
        let isChange = command == "staged" || command.contains("--base")
        #expect(report.findings.map(\.line) == (isChange ? [2] : [2, 3]))
        #expect(report.findings.allSatisfy { $0.rule == "docker/sudo" && $0.commit == nil })
        #expect(report.findings.allSatisfy { $0.inHead == (command.hasPrefix("git") ? true : nil) })
    }

    @Test func `An old version of a Dockerfile is history`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("Dockerfile", Self.text)
        try await repository.commit("Dockerfile", "FROM debian:12\nUSER 1\n")
        _ = try await Program.report(["git"], in: repository.folder, status: 0)
    }

    @Test func `A baseline and a comment hold findings back`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("Dockerfile", Self.text)
        let created = try await Program.run(["baseline", "create"], in: repository.folder)
        #expect(created.status == 0, "\(created.standardError)")
        for command in ["git", "dir"] { _ = try await Program.report([command], in: repository.folder, status: 0) }
        try repository.write("Dockerfile", "# moved\nFROM debian:12\nRUN sudo more\nRUN sudo make\nUSER 1\n")
        #expect(try await Program.report(["dir"], in: repository.folder, status: 1).findings.map(\.line) == [3])
        try repository.write("Dockerfile", "FROM debian:12\n# secscan:allow[docker/sudo] once\nRUN sudo more\nUSER 1\n")
        let report = try await Program.report(["dockerfile", "--no-policy"], in: repository.folder, status: 0)
        #expect(report.suppressed == 1 && report.notes("unused-suppression").isEmpty)
    }

    @Test(arguments: ["dockerfile", "dir", "worktree", "git"])
    func `Comments of every tool hold findings back, and none is called unused`(_ command: String) async throws {
        let repository = try await TestRepository()
        let text = """
            FROM debian:12
            # secscan:allow[docker/sudo] until=2999-12-31 all of it
            RUN make && \\
              sudo make install
            # hadolint ignore=DL3004
            RUN sudo one
            # trivy:ignore:DS010:exp:2999-12-31
            RUN sudo two
            RUN sudo three # nosemgrep
            USER 1

            """
        try await repository.commit("Dockerfile", "FROM debian:12\nUSER 1\n")
        try repository.write("Dockerfile", text)
        // Of a work tree the change is scanned.
        if command != "worktree" { try await repository.commit("Dockerfile", text) }
        let report = try await Program.report([command, "--severity", "low"], in: repository.folder, status: 0)
        #expect(report.findings.isEmpty && report.suppressed == 4 && report.notes.isEmpty)
        let all = try await Program.report([command, "--no-inline-allow"], in: repository.folder, status: 1)
        #expect(all.findings(of: "docker/sudo").map(\.line) == [4, 6, 8, 9])
    }

    @Test func `Exceptions that have expired or hold nothing back are told`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Dockerfile",
            """
            FROM debian:12
            # secscan:allow[docker/sudo] until=2020-01-31 it moves
            RUN sudo one
            # trivy:ignore:DS-0010:exp:2020-01-31
            RUN sudo two
            # hadolint ignore=DL3004,DL3008
            RUN make
            USER 1

            """)
        let report = try await Program.report(["dockerfile"], in: folder, status: 1)
        #expect(
            report.findings.filter { $0.rule != "docker/consecutive-run" }.map { "\($0.rule) \($0.line)" } == [
                "docker/sudo 3", "docker/expired-ignore 4", "docker/sudo 5", "docker/unused-ignore 6",
            ])
        #expect(report.notes("expired-suppression").count == 1 && report.notes("unused-suppression").isEmpty)
    }

    @Test func `hadolint's and trivy's own settings count`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a/Dockerfile", Self.text)
        try folder.write("a/.hadolint.yaml", "failure-threshold: error\noverride:\n  warning: [DL3004]\n")
        let report = try await Program.report(["dockerfile", "a/Dockerfile"], in: folder, status: 0)
        #expect(try report.only().severity == "medium")
        try folder.write("a/.hadolint.yaml", "ignored: [DL3004]\n")
        for arguments in [["dockerfile"], ["dockerfile", "a/Dockerfile"], ["dir"], ["dir", "a"]] {
            _ = try await Program.report(arguments, in: folder, status: 0)
        }
        _ = try await Program.report(["dockerfile", "--no-policy"], in: folder, status: 1)
        try folder.write("a/.hadolint.yaml", "ignored: DL3004\n")
        let broken = try await Program.run(["dockerfile"], in: folder)
        #expect(broken.status == 2 && broken.standardError.contains("a/.hadolint.yaml:1: ignored takes a list"))
    }
}

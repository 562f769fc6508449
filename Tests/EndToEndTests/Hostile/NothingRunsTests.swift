import Foundation
import Testing

/// Whatever the scanned repository's configuration names, none of it runs.
@Suite struct NothingRunsTests {
    private let token = Invented.github(1100)

    /// A repository in which every setting that git would run names a program that leaves a mark.
    private func trap() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        let folder = repository.folder
        try folder.write("../trap.sh", "#!/bin/sh\necho \"$0 $*\" >> '\(folder.marker)'\ncat\n")
        let trap = folder.path("../trap.sh")
        folder.makeExecutable("../trap.sh")
        // A file that is a script and a configuration at once.
        try folder.write(
            "../trap.inc", "#!/bin/sh\n[core]\n\tpager = \(trap)\n\tfsmonitor = \(trap)\n[diff]\n\texternal = \(trap)\n"
        )
        folder.makeExecutable("../trap.inc")
        let settings: [(String, String)] = [
            ("core.fsmonitor", trap), ("core.pager", trap), ("core.editor", trap), ("core.sshCommand", trap),
            ("core.askPass", trap),
            ("core.gitProxy", trap), ("diff.external", trap), ("diff.evil.textconv", trap), ("diff.evil.command", trap),
            ("filter.evil.clean", trap), ("filter.evil.smudge", trap), ("filter.evil.required", "true"),
            ("filter.other.process", trap),
            ("merge.evil.driver", trap), ("credential.helper", trap), ("credential.helper", "!" + trap),
            ("alias.status", "!" + trap),
            ("alias.rev-parse", "!" + trap), ("gpg.program", trap), ("sequence.editor", trap),
            ("include.path", folder.path("../trap.inc")), ("uploadpack.packObjectsHook", trap),
            ("log.showSignature", "true"), ("interactive.diffFilter", trap), ("remote.origin.url", "ext::\(trap)"),
            ("remote.origin.vcs", trap),
            ("remote.origin.promisor", "true"), ("remote.origin.uploadpack", trap), ("pager.status", trap),
            ("man.evil.cmd", trap),
        ]
        var config = try folder.read(".git/config")
        for (name, value) in settings {
            var parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            if let dot = parts[1].lastIndex(of: ".") {
                parts[0] += " \"\(parts[1][..<dot])\""
                parts[1] = String(parts[1][parts[1].index(after: dot)...])
            }
            config += "[\(parts[0])]\n\t\(parts[1]) = \(value)\n"
        }
        try repository.remove(".git/config")
        try folder.write(".git/config", config)
        let attributes = "* filter=evil diff=evil merge=evil text eol=crlf ident\n*.other filter=other\n"
        try folder.write(".gitattributes", attributes)
        try folder.write(".git/info/attributes", attributes)
        for hook in [
            "post-index-change", "pre-commit", "post-checkout", "fsmonitor-watchman", "reference-transaction",
            "pre-auto-gc", "post-commit",
        ] {
            try folder.write(".git/hooks/" + hook, "#!/bin/sh\nexec '\(trap)'\n")
            folder.makeExecutable(".git/hooks/" + hook)
        }
        try folder.write("a.conf", "changed = 1\n")
        try folder.write("b.other", token.assigned())
        return repository
    }

    @Test func `The trap works: git itself walks into it`() async throws {
        let repository = try await trap()
        _ = try await repository.tryGit(["diff", "--ext-diff"])
        _ = try await repository.tryGit(["add", "b.other"])
        #expect(FileManager.default.fileExists(atPath: repository.folder.marker))
    }

    @Test(arguments: [
        ["git"], ["git", "--base", "HEAD~0"], ["git", "--branch", "main", "--since", "2020-01-01"], ["staged"],
        ["staged", "--all"], ["worktree"],
        ["worktree", "--ignored"], ["dir"], ["dir", "--respect-gitignore"], ["baseline", "create"],
        ["hook", "install", "pre-push"],
        ["hook", "uninstall"],
    ])
    func `No command runs any of it`(_ arguments: [String]) async throws {
        let repository = try await trap()
        let output = try await Program.run(arguments, in: repository.folder)
        #expect([0, 1].contains(output.status), "\(output.status) \(output.standardError)")
        #expect(
            !FileManager.default.fileExists(atPath: repository.folder.marker),
            "\((try? repository.folder.read("../ran")) ?? "")")
    }

    @Test func `Staged content comes from the object database, no filter turns it`() async throws {
        let repository = try await trap()
        let plain = [
            "-c", "filter.evil.clean=cat", "-c", "filter.other.process=", "-c", "filter.evil.required=false", "-c",
            "core.fsmonitor=false",
        ]
        let blob = try await repository.git(plain + ["hash-object", "-w", "--no-filters", "b.other"])
        _ = try await repository.tryGit(plain + ["update-index", "--add", "--cacheinfo", "100644,\(blob),b.other"])
        try? repository.remove("../ran")
        let report = try await repository.scan("staged", status: 1)
        #expect(try report.finding(of: token).path == "b.other")
        #expect(!FileManager.default.fileExists(atPath: repository.folder.marker))
    }

    @Test func `Programs called git and secscan in the tree are not run`() async throws {
        let repository = try await trap()
        for name in ["git", "secscan", "less", "sh"] {
            try repository.write(name, "#!/bin/sh\ntouch '\(repository.folder.marker)'\n")
            repository.folder.makeExecutable(name)
        }
        for command in ["git", "worktree", "staged", "dir"] {
            let output = try await Program.run(
                [command], in: repository.folder,
                environment: ["PATH": ".:" + repository.path(""), "PAGER": "./less", "GIT_PAGER": "./less"])
            #expect([0, 1].contains(output.status))
        }
        #expect(!FileManager.default.fileExists(atPath: repository.folder.marker))
    }

    @Test func `Nothing in the repository changes by being scanned`() async throws {
        let repository = try await trap()
        let files = { try FileManager.default.subpathsOfDirectory(atPath: repository.path("")).sorted() }
        let (before, index) = (try files(), try repository.folder.bytes(".git/index"))
        for command in ["git", "worktree", "staged", "dir"] { _ = try await repository.secscan(command) }
        #expect(try files() == before)
        #expect(try repository.folder.bytes(".git/index") == index)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `A repository of another user is scanned and not refused`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        let give = try await Command.run(
            "/bin/chown", ["-R", "65534:65534", repository.path("")], in: repository.folder)
        #expect(give.status == 0)
        #expect(try await repository.scan(status: 1).has(token))
    }
}

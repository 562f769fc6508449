import Foundation
import Testing

/// `secscan hook install` and what git does with it.
@Suite struct PreCommitTests {
    private let token = Invented.github(2100), other = Invented.github(2101)

    private func repository() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        let output = try await repository.secscan("hook", "install")
        #expect(output.status == 0, "\(output.standardError)")
        #expect(output.text.contains("pre-commit"))
        return repository
    }

    private func head(_ repository: TestRepository) async throws -> String {
        try await repository.git("rev-parse", "HEAD")
    }

    @Test func `A commit with a key is stopped and nothing is committed`() async throws {
        let repository = try await repository()
        let before = try await head(repository)
        try repository.write("src/a.conf", "\n" + token.assigned())
        try await repository.git("add", "-A")
        let output = try await repository.tryGit(["commit", "-m", "add"])
        #expect(output.status == 1)
        let message = output.text + output.standardError
        #expect(message.contains("src/a.conf"))
        #expect(message.contains("2:10"))
        #expect(message.contains("github/personal-access-token"))
        #expect(message.contains("secscan:allow["))
        #expect(!message.contains(token))
        #expect(try await head(repository) == before)
        #expect(try await repository.git("diff", "--cached", "--name-only") == "src/a.conf")
        // The message's own advice helps.
        try repository.write(
            "src/a.conf",
            "\n" + token.assigned().trimmingSuffix() + " # secscan:allow[github/personal-access-token] revoked\n")
        try await repository.git("add", "-A")
        #expect(try await repository.tryGit(["commit", "-q", "-m", "add"]).status == 0)
    }

    @Test func `The message of a stopped commit says how to pass the hook by once`() async throws {
        let repository = try await repository()
        try repository.write("a.conf", token.assigned())
        try await repository.git("add", "-A")
        let output = try await repository.tryGit(["commit", "-m", "add"])
        #expect((output.text + output.standardError).contains("--no-verify"))
        #expect(try await repository.tryGit(["commit", "-q", "--no-verify", "-m", "add"]).status == 0)
    }

    @Test func `A clean commit passes without a word`() async throws {
        let repository = try await repository()
        try repository.write("a.conf", "x = 1\n")
        try await repository.git("add", "-A")
        let output = try await repository.tryGit(["commit", "-q", "-m", "add"])
        #expect(output.status == 0)
        #expect(output.text.isEmpty && output.standardError.isEmpty)
    }

    @Test func `Commits of all changes and of single files look at what they take`() async throws {
        let repository = try await repository()
        try await repository.commit("a.conf", "a = 1\n")
        try await repository.commit("b.conf", "b = 1\n")
        try repository.write("a.conf", token.assigned())
        try repository.write("b.conf", "b = 2\n")
        // Nothing is staged: git makes an index of its own for each of these.
        #expect(try await repository.tryGit(["commit", "-a", "-m", "all"]).status == 1)
        #expect(try await repository.tryGit(["commit", "-m", "a", "a.conf"]).status == 1)
        #expect(try await repository.tryGit(["commit", "-q", "-m", "b", "b.conf"]).status == 0)
        #expect(try await repository.git("show", "--name-only", "--format=", "HEAD") == "b.conf")
        // The key is staged but not part of this commit.
        try await repository.git("add", "a.conf")
        try repository.write("b.conf", "b = 3\n")
        #expect(try await repository.tryGit(["commit", "-q", "-m", "b", "--only", "b.conf"]).status == 0)
        #expect(try await repository.tryGit(["commit", "-q", "-m", "both", "--include", "b.conf"]).status == 1)
    }

    @Test func `From a folder below, in a linked work tree, amended, and as the first commit`() async throws {
        let repository = try await repository()
        try repository.write("deep/a.conf", token.assigned())
        try await repository.git("-C", "deep", "add", "a.conf")
        #expect(try await repository.tryGit(["-C", "deep", "commit", "-m", "a"]).status == 1)
        #expect(try await repository.tryGit(["commit", "--amend", "--no-edit"]).status == 1)
        try await repository.git("worktree", "add", "-q", "-b", "linked", repository.path("../linked"))
        try repository.write("../linked/b.conf", other.assigned())
        try await repository.git("-C", repository.path("../linked"), "add", "-A")
        let linked = try await repository.tryGit(["-C", repository.path("../linked"), "commit", "-m", "b"])
        #expect(linked.status == 1)
        #expect((linked.text + linked.standardError).contains("b.conf"))
        #expect(!(linked.text + linked.standardError).contains("a.conf"))
        let first = try await TestRepository()
        _ = try await first.secscan("hook", "install")
        try first.write("a.conf", token.assigned())
        try await first.git("add", "-A")
        #expect(try await first.tryGit(["commit", "-m", "a"]).status == 1)
    }

    @Test func `A new environment file is stopped`() async throws {
        let repository = try await repository()
        try repository.write(".env", "PORT=80\n")
        try await repository.git("add", "-f", ".env")
        let output = try await repository.tryGit(["commit", "-m", "env"])
        #expect(output.status == 1)
        #expect((output.text + output.standardError).contains(".env"))
    }

    @Test func `The policy of the work tree serves the hook`() async throws {
        let repository = try await repository()
        try repository.write(".secscan.toml", "[[allow]]\npaths = [\".env\"]\nreason = \"no secrets in it\"\n")
        try repository.write(".env", "PORT=80\n")
        try await repository.git("add", "-A")
        #expect(try await repository.tryGit(["commit", "-q", "-m", "env"]).status == 0)
    }

    @Test func `Without secscan on the path the hook says so and stops`() async throws {
        let repository = try await repository()
        try repository.write("a.conf", "x = 1\n")
        try await repository.git("add", "-A")
        let output = try await repository.tryGit(["commit", "-m", "a"], environment: ["PATH": "/usr/bin:/bin"])
        #expect(output.status == 1)
        #expect(output.standardError.contains("not on PATH"))
    }

    // MARK: Installing

    @Test func `A hook that is installed is executable and can be installed again`() async throws {
        let repository = try await repository()
        #expect(try repository.folder.permissions(".git/hooks/pre-commit") == 0o755)
        let first = try repository.folder.read(".git/hooks/pre-commit")
        #expect(try await repository.secscan("hook", "install").status == 0)
        #expect(try repository.folder.read(".git/hooks/pre-commit") == first)
    }

    @Test func `Another tool's hook is left alone, and what to add to it is told`() async throws {
        let repository = try await TestRepository()
        let foreign = "#!/bin/sh\necho mine\n"
        try await repository.folder.writeProgram(".git/hooks/pre-commit", foreign)
        let output = try await repository.secscan("hook", "install")
        #expect(output.status == 2)
        #expect(output.standardError.contains("secscan staged"))
        #expect(try repository.folder.read(".git/hooks/pre-commit") == foreign)
        #expect(try await repository.secscan("hook", "uninstall").status == 0)
        #expect(try repository.folder.read(".git/hooks/pre-commit") == foreign)
        // The line that the message gives does its work.
        let line = try #require(
            output.standardError.split(separator: "\n").first?.split(separator: "add this line to it: ").last)
        try await repository.folder.writeProgram(".git/hooks/pre-commit", foreign + line + "\n")
        try repository.write("a.conf", token.assigned())
        try await repository.git("add", "-A")
        #expect(try await repository.tryGit(["commit", "-m", "a"]).status == 1)
    }

    @Test func `A broken link where the hook would stand is not written through`() async throws {
        let repository = try await TestRepository()
        try repository.folder.createFolder(".git/hooks")
        try repository.folder.link(".git/hooks/pre-commit", to: "../../../outside")
        _ = try await repository.secscan("hook", "install")
        #expect(!repository.folder.exists("../outside"))
    }

    @Test(arguments: ["hooks here", "ABSOLUTE"])
    func `A configured folder for hooks is honoured`(_ folder: String) async throws {
        let repository = try await TestRepository()
        let path = folder == "ABSOLUTE" ? repository.path("../shared-hooks") : folder
        try await repository.git("config", "core.hooksPath", path)
        #expect(try await repository.secscan("hook", "install").status == 0)
        #expect(repository.folder.exists(path + "/pre-commit"))
        #expect(!repository.folder.exists(".git/hooks/pre-commit"))
        try repository.write("a.conf", token.assigned())
        try await repository.git("add", "-A")
        #expect(try await repository.tryGit(["commit", "-m", "a"]).status == 1)
        #expect(try await repository.secscan("hook", "uninstall").text.contains("removed"))
        #expect(!repository.folder.exists(path + "/pre-commit"))
    }

    @Test func `Installed from a linked work tree it serves all of them`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        try await repository.git("worktree", "add", "-q", "-b", "linked", repository.path("../linked"))
        let output = try await Program.run(["hook", "install", "--repository", "../linked"], in: repository.folder)
        #expect(output.status == 0)
        #expect(repository.folder.exists(".git/hooks/pre-commit"))
        try repository.write("a.conf", token.assigned())
        try await repository.git("add", "-A")
        #expect(try await repository.tryGit(["commit", "-m", "a"]).status == 1)
    }

    @Test func `Installed in a submodule it lies where git looks`() async throws {
        let inner = try await TestRepository(place: "inner")
        try await inner.commit("x", "x\n")
        let outer = try await TestRepository(place: "outer", in: inner.folder)
        try await outer.git("submodule", "--quiet", "add", inner.path(""), "lib")
        #expect(try await Program.run(["hook", "install"], in: inner.folder, at: "outer/lib").status == 0)
        try outer.write("lib/a.conf", token.assigned())
        try await outer.git("-C", "lib", "add", "-A")
        #expect(try await outer.tryGit(["-C", "lib", "commit", "-m", "a"]).status == 1)
    }

    @Test func `Uninstalling removes ours, all or the named ones`() async throws {
        let repository = try await TestRepository()
        #expect(try await repository.secscan("hook", "install", "pre-commit", "pre-push", "pre-receive").status == 0)
        #expect(try await repository.secscan("hook", "uninstall", "pre-push").status == 0)
        #expect(repository.folder.exists(".git/hooks/pre-commit"))
        #expect(!repository.folder.exists(".git/hooks/pre-push"))
        #expect(try await repository.secscan("hook", "uninstall").status == 0)
        #expect(try repository.folder.names(".git/hooks").filter { !$0.hasSuffix(".sample") }.isEmpty)
        let again = try await repository.secscan("hook", "uninstall")
        #expect(again.status == 0)
    }

    @Test func `A hook that does not exist and a folder that is no repository are errors`() async throws {
        let repository = try await TestRepository()
        let unknown = try await repository.secscan("hook", "install", "post-merge")
        #expect(unknown.status == 2)
        #expect(unknown.standardError.contains("pre-commit"))
        #expect(try await Program.run(["hook", "install"], in: TemporaryFolder()).status == 2)
    }
}

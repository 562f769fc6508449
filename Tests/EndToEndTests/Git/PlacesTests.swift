import Testing

/// Every place where a repository can keep a value, one test each.
@Suite struct PlacesTests {
    struct Place: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Where the report puts the value.
        var path: String
        var plant: @Sendable (TestRepository, String) async throws -> Void

        init(
            _ name: String, at path: String, _ plant: @escaping @Sendable (TestRepository, String) async throws -> Void
        ) {
            (testDescription, self.path, self.plant) = (name, path, plant)
        }
    }

    @Test(arguments: zip(places, 100..<150))
    func `A value is found once, wherever it is`(_ place: Place, _ seed: Int) async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "Nothing here.\n")
        let token = Invented.github(seed)
        try await place.plant(repository, token)
        let report = try await repository.scan(status: 1)
        let finding = try report.finding(of: token)
        #expect(finding.rule == "github/personal-access-token")
        if place.path.hasSuffix("*") {
            #expect(finding.path.hasPrefix(place.path.dropLast()))
        } else {
            #expect(finding.path == place.path)
        }
        #expect(report.complete)
        #expect(report.findings.count == 1)
    }

    static let places: [Place] = [
        Place("deleted in the next commit", at: "a.conf") { repository, token in
            try await repository.commit("a.conf", token.assigned())
            try repository.remove("a.conf")
            try await repository.commit()
        },
        Place("added while resolving a merge", at: "b.conf") { repository, token in
            try await diverge(repository)
            try await repository.git(
                "merge", "-q", "--no-commit", "--no-ff", "side", environment: repository.nextDate())
            try repository.write("b.conf", token.assigned())
            try await repository.commit("merge")
        },
        Place("on a second parent that the merge threw away", at: "side.conf") { repository, token in
            try await repository.git("switch", "-q", "-c", "side")
            try await repository.commit("side.conf", token.assigned())
            try await repository.git("switch", "-q", "main")
            try await repository.commit("main.conf", "a = 1\n")
            try await repository.git(
                "merge", "-q", "-s", "ours", "-m", "merge", "side", environment: repository.nextDate())
            try await repository.git("branch", "-D", "side")
        },
        Place("in a file that attributes mark -diff", at: "hidden.conf") { repository, token in
            try repository.write(".gitattributes", "*.conf -diff\n")
            try await repository.commit("hidden.conf", token.assigned())
        },
        Place("in a file that attributes mark binary", at: "hidden.conf") { repository, token in
            try repository.write(".gitattributes", "* binary\n")
            try await repository.commit("hidden.conf", token.assigned())
        },
        Place("in a file that was a symbolic link", at: "kind") { repository, token in
            try repository.folder.link("kind", to: "README.md")
            try await repository.commit()
            try repository.remove("kind")
            try await repository.commit("kind", token.assigned())
        },
        Place("in a file that became a symbolic link", at: "kind") { repository, token in
            try await repository.commit("kind", token.assigned())
            try repository.remove("kind")
            try repository.folder.link("kind", to: "README.md")
            try await repository.commit()
        },
        Place("in a file that was renamed and edited at once", at: "new.conf") { repository, token in
            let lines = (1...50).map { "setting\($0) = \($0)\n" }.joined()
            try await repository.commit("old.conf", lines)
            try await repository.git("mv", "old.conf", "new.conf")
            try await repository.commit("new.conf", lines + token.assigned())
        },
        Place("in a commit that an amendment replaced", at: "c.conf") { repository, token in
            try await repository.commit("c.conf", token.assigned())
            try await repository.commit("c.conf", "token = 1\n")
            try await repository.git("reset", "-q", "--soft", "HEAD~2")
            try await repository.commitIndex("again", options: ["--amend"])
        },
        Place("in the stash", at: "README.md") { repository, token in
            try repository.write("README.md", token.assigned())
            try await repository.git("stash", "push", "-q", environment: repository.nextDate())
        },
        Place("in the stash, untracked", at: "untracked.conf") { repository, token in
            try repository.write("untracked.conf", token.assigned())
            try await repository.git("stash", "push", "-q", "--include-untracked", environment: repository.nextDate())
        },
        Place("in the index only", at: "staged.conf") { repository, token in
            try repository.write("staged.conf", token.assigned())
            try await repository.git("add", "staged.conf")
            try repository.remove("staged.conf")
        },
        Place("in a commit message", at: "git:commit-message") { repository, token in
            try await repository.commit("x", "x", "Use \(token) for now")
        },
        Place("in a tag's message", at: "git:tag") { repository, token in
            try await repository.git("tag", "-a", "-m", "Built with \(token)", "v1")
        },
        Place("in the tag of a tag", at: "git:tag") { repository, token in
            try await repository.git("tag", "-a", "-m", "Built with \(token)", "v1")
            try await repository.git("tag", "-a", "-m", "clean", "v2", "v1")
            try await repository.git("tag", "-d", "v1")
        },
        Place("in an author's name", at: "git:author") { repository, token in
            try repository.write("x", "x")
            try await repository.commit(environment: ["GIT_AUTHOR_NAME": token])
        },
        Place("in a committer's address", at: "git:author") { repository, token in
            try repository.write("x", "x")
            try await repository.commit(environment: ["GIT_COMMITTER_EMAIL": token])
        },
        Place("in a branch's name", at: "git:ref") { repository, token in
            try await repository.git("branch", "fix/\(token)")
        },
        Place("in a tag's name", at: "git:ref") { repository, token in try await repository.git("tag", token) },
        Place("in a file's name", at: "git:file-name") { repository, token in
            try await repository.commit("notes/\(token).md", "x")
        },
        Place("in a folder's name", at: "git:file-name") { repository, token in
            try await repository.commit("notes-\(token)/a.md", "x")
        },
        Place("in a link's target", at: "link") { repository, token in
            try repository.folder.link("link", to: "https://example.org/?t=\(token)")
            try await repository.commit()
        },
        Place("in a dangling blob", at: "git:unreachable-blob/*") { repository, token in
            try await repository.git("hash-object", "-w", "--stdin", input: Array(token.assigned().utf8))
        },
        Place("in a dangling tree", at: "in-tree.conf") { repository, token in
            let blob = try await repository.git("hash-object", "-w", "--stdin", input: Array(token.assigned().utf8))
            try await repository.git("mktree", input: Array("100644 blob \(blob)\tin-tree.conf\n".utf8))
        },
        Place("in a dangling commit", at: "gone.conf") { repository, token in
            try await repository.git("switch", "-q", "--orphan", "gone")
            try await repository.commit("gone.conf", token.assigned())
            try await repository.git("switch", "-q", "main")
            try await repository.git("branch", "-D", "gone")
            try await repository.git("reflog", "expire", "--expire=now", "--all")
        },
        Place("in a branch of a remote", at: "remote.conf") { repository, token in
            try await repository.commit("remote.conf", token.assigned())
            try await repository.git("update-ref", "refs/remotes/origin/work", "HEAD")
            try await repository.git("reset", "-q", "--hard", "HEAD~1")
            try await repository.git("reflog", "expire", "--expire=now", "--all")
        },
    ]

    /// Two branches with a commit each.
    static func diverge(_ repository: TestRepository) async throws {
        try await repository.git("switch", "-q", "-c", "side")
        try await repository.commit("side.txt", "side\n")
        try await repository.git("switch", "-q", "main")
        try await repository.commit("main.txt", "main\n")
    }

    @Test func `A note is named after the commit that it belongs to`() async throws {
        let repository = try await TestRepository()
        let commit = try await repository.commit("README.md", "Nothing here.\n")
        let token = Invented.github(150)
        try await repository.git("notes", "add", "-m", "deployed with \(token)")
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.path == "git:note/\(commit)")
    }
}

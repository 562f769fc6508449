import Testing

/// The examples for CI services, which nobody here runs, are at least what they claim to be.
@Suite struct CIExamplesTests {
    @Test(arguments: ProjectFile.configuration)
    func isTidy(file: String) throws {
        #expect(YAMLOutline(try ProjectFile.text(file)).problems == [])
    }

    @Test(arguments: [
        ("a:\n\tb: c\n", "tab"), ("a:\n   b: c\n", "indented by 3"), ("a: b \n", "blanks"), ("a: b\na: c\n", "twice"),
        ("a:\n      b: c\n", "too far"), ("a: b", "no end"),
    ])
    func untidinessIsNoticed(text: String, problem: String) {
        #expect(YAMLOutline(text).problems.contains { $0.contains(problem) })
    }

    // MARK: GitHub

    private static func workflow() throws -> YAMLOutline {
        YAMLOutline(try ProjectFile.text("docs/ci/github-workflow.yml"))
    }

    @Test func workflowHasItsParts() throws {
        let workflow = try Self.workflow()
        #expect(Set(workflow.keys(at: [])).isSuperset(of: ["name", "on", "permissions", "jobs"]))
        #expect(Set(workflow.keys(at: ["on"])).isSuperset(of: ["pull_request", "push"]))
        // With pull_request_target a stranger's change would run with the repository's rights.
        #expect(!workflow.keys(at: ["on"]).contains("pull_request_target"))
    }

    @Test func workflowHasLeastPermissions() throws {
        let workflow = try Self.workflow()
        #expect(workflow["permissions"] == "{}")
        for job in workflow.keys(at: ["jobs"]) {
            let granted = workflow.keys(at: ["jobs", job, "permissions"])
            #expect(!granted.isEmpty, "\(job) states no permissions")
            for permission in granted {
                let level = workflow["jobs", job, "permissions", permission]
                #expect(level == (permission == "security-events" ? "write" : "read"), "\(job): \(permission)")
            }
            #expect(workflow["jobs", job, "timeout-minutes"].flatMap { Int($0) } != nil, "\(job) has no time limit")
        }
    }

    @Test func actionsArePinned() throws {
        let uses = try Self.workflow().entries.filter { $0.key == "uses" }.map(\.value)
        #expect(!uses.isEmpty)
        for action in uses {
            #expect(action.wholeMatch(of: #/[\w.-]+(/[\w.-]+)+@(v[0-9]+(\.[0-9]+)*|[0-9a-f]{40})/#) != nil, "\(action)")
        }
    }

    @Test func checkoutsKeepNoCredentialsAndTheScannedOneIsWhole() throws {
        let workflow = try Self.workflow()
        let checkouts = workflow.entries.filter { $0.key == "uses" && $0.value.hasPrefix("actions/checkout@") }
        #expect(!checkouts.isEmpty)
        var depths: [String] = []
        for checkout in checkouts {
            let with = Array(checkout.path.dropLast()) + ["with"]
            func value(_ key: String) -> String? { workflow.entries.first { $0.path == with + [key] }?.value }
            #expect(value("persist-credentials") == "false", "line \(checkout.line)")
            if value("repository") == nil { depths.append(value("fetch-depth") ?? "1") }
        }
        #expect(depths == ["0"])
    }

    @Test func scriptsHoldNoExpressions() throws {
        for entry in try Self.workflow().entries where entry.key == "run" {
            #expect(!entry.value.contains("${{"), "line \(entry.line)")
        }
    }

    @Test func uploadHappensAlsoWithFindings() throws {
        let workflow = try Self.workflow()
        let upload = try #require(workflow.entries.first { $0.key == "uses" && $0.value.contains("/upload-sarif@") })
        let step = Array(upload.path.dropLast())
        let condition = workflow.entries.first { $0.path == step + ["if"] }?.value ?? ""
        #expect(condition.contains("!cancelled()") || condition.contains("always()"))
        let file = try #require(workflow.entries.first { $0.path == step + ["with", "sarif_file"] }?.value)
        #expect(try Self.reports("docs/ci/github-workflow.yml").allSatisfy { $0 == "sarif=../" + file })
    }

    // MARK: GitLab

    private static func pipeline() throws -> YAMLOutline { YAMLOutline(try ProjectFile.text("docs/ci/gitlab-ci.yml")) }

    @Test func pipelineHasItsParts() throws {
        let pipeline = try Self.pipeline()
        #expect(Set(pipeline.keys(at: ["secscan"])).isSuperset(of: ["stage", "image", "rules", "script", "artifacts"]))
        #expect(pipeline["secscan", "variables", "GIT_DEPTH"] == "0")
        let image = try #require(pipeline["secscan", "image"])
        #expect(image.contains(":") && !image.hasSuffix(":latest"))
    }

    @Test func reportIsKeptAlsoWithFindings() throws {
        let pipeline = try Self.pipeline()
        #expect(pipeline["secscan", "artifacts", "when"] == "always")
        let file = try #require(pipeline["secscan", "artifacts", "reports", "secret_detection"])
        #expect(try Self.reports("docs/ci/gitlab-ci.yml").allSatisfy { $0 == "gitlab=" + file })
    }

    // MARK: Both

    /// A change is judged against its base, everything else whole; and findings fail the job.
    @Test(arguments: ["docs/ci/github-workflow.yml", "docs/ci/gitlab-ci.yml"])
    func gates(file: String) throws {
        let calls = try DocumentedCalls.inFile(file)
        #expect(calls.map { $0.contains("--base") }.sorted { $0 && !$1 } == [true, false])
        #expect(calls.allSatisfy { $0.first == "git" && !$0.contains("--show-secrets") })
        let text = try ProjectFile.text(file)
        for weakener in ["|| true", "continue-on-error", "allow_failure"] { #expect(!text.contains(weakener)) }
    }

    /// What stands behind `--report` in each call.
    private static func reports(_ file: String) throws -> [String] {
        let calls = try DocumentedCalls.inFile(file)
        let reports = calls.compactMap { call in
            call.firstIndex(of: "--report").flatMap { call.indices.contains($0 + 1) ? call[$0 + 1] : nil }
        }
        #expect(!calls.isEmpty && reports.count == calls.count, "a call writes no report")
        return reports
    }

    // MARK: pre-commit

    @Test func preCommitHooksAreComplete() throws {
        let hooks = YAMLOutline(try ProjectFile.text(".pre-commit-hooks.yaml"))
        for item in hooks.keys(at: []) {
            let keys = Set(hooks.keys(at: [item]))
            #expect(keys.isSuperset(of: ["id", "name", "language", "entry", "pass_filenames", "stages"]))
            #expect(hooks[item, "language"] == "system")
            // The program finds out by itself what is staged; names would be taken as a narrower choice.
            #expect(hooks[item, "pass_filenames"] == "false")
            #expect(hooks[item, "entry"]?.hasPrefix("secscan ") == true)
        }
        #expect(hooks["[0]", "id"] == "secscan")
    }
}

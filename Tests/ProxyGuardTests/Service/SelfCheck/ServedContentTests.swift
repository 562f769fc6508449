import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct ServedContentTests {
    private struct Mistake: Error, CustomStringConvertible { var description = "line 2: no pattern" }

    @Test func promptRulesThatCannotBeReadAreRefusedWithTheirPlace() throws {
        for environment in ["production", "development"] {
            let workspace = try Workspace(environment)
            workspace.settings["guards.prompt_rules"] = "[\"/rules/good\", \"/rules/bad\"]"
            workspace.readPromptRules = { if $0 == "/rules/bad" { throw Mistake() } }
            let findings = try workspace.check().found("startup/bad-prompt-rules")
            let finding = try #require(findings.first)
            #expect(findings.count == 1 && finding.refuses && finding.line > 0 && finding.column > 20)
            #expect(finding.message == "guards.prompt_rules: /rules/bad: line 2: no pattern")
        }
    }

    @Test func whereNobodyReadsThemThatIsTold() throws {
        let workspace = try Workspace()
        workspace.settings["guards.prompt_rules"] = "[\"/rules/good\"]"
        #expect(try workspace.check().notScanned.contains { $0.what == "/rules/good" })
    }

    @Test func endpointsThatDoNotExistAreRefused() throws {
        let workspace = try Workspace("development")
        workspace.upstreams[0]["endpoints"] = "[\"POST /v1/embeddings\", \"POST /v1/nonsense\"]"
        #expect(try workspace.check().exitStatus == 0)
        workspace.knowsEndpoint = { endpoint, dialect in endpoint == "POST /v1/embeddings" && dialect == .openai }
        let report = try workspace.check()
        #expect(report.found("startup/unknown-endpoint").count == 1 && report.exitStatus == 78)
        workspace.upstreams[0]["endpoints"] = "[\"POST /v1/embeddings\"]"
        #expect(try workspace.check().exitStatus == 0)
    }
}

import Foundation
import ProxyConfiguration
import ProxyGuards
import ProxyRecords
import ProxyRoutes
import ProxyStore
import Rules
import Testing

@testable import ProxyDataPlane
@testable import ProxyServer

@Suite struct RecorderTests {
    /// A recorder on real records of a folder.
    private struct Case {
        let folder: ServerFolder
        let parts: ServerParts
        let recorder: Recorder

        func events() throws -> [AuditEvent] {
            try parts.audit.flush()
            return try AuditReader.events(in: parts.auditFile, AuditQuery()).map(\.event)
        }

        var figures: String { parts.metrics.registry.text() }

        func log() throws -> String {
            parts.log.flush()
            return try folder.read("data/log")
        }
    }

    private func run(
        _ settings: [String: String] = [:], _ body: (Case) async throws -> Void
    ) async throws {
        let folder = try ServerFolder()
        folder.settings.merge(settings) { $1 }
        let parts = try await folder.parts()
        try await body(
            Case(
                folder: folder, parts: parts,
                recorder: Recorder(metrics: parts.metrics, audit: parts.audit, log: parts.log, usage: parts.usage)))
        await parts.close()
    }

    private static let token = RecordID.token.generate()
    private static let family = RecordID.token.generate()
    private static let project = RecordID.project.generate()

    private func outcome(_ failure: String? = nil, status: Int = 200) -> RequestOutcome {
        var outcome = RequestOutcome(requestID: "req_1", time: 1_800_000_000)
        outcome.route = RouteTable.standard.routes.first { $0.operation == .chatCompletions }
        (outcome.tokenID, outcome.family, outcome.projectID) = (Self.token, Self.family, Self.project)
        (outcome.client, outcome.peer) = (IPAddress("192.0.2.7"), IPAddress("192.0.2.1"))
        (outcome.upstream, outcome.credentialID, outcome.model) = ("stub", "key_1", "gpt-4o")
        (outcome.status, outcome.failure, outcome.isAdmitted) = (status, failure, true)
        (outcome.duration, outcome.upstreamDuration) = (3_000_000_000, 2_000_000_000)
        return outcome
    }

    // MARK: The record

    @Test(arguments: [
        ("invalid_api_key", "auth.failure"), ("token_expired", "auth.failure"),
        ("rate_limit_exceeded", "limit.refused"), ("insufficient_quota", "limit.refused"),
        ("content_policy_violation", "guard.blocked"), ("model_not_allowed", "policy.refused"),
        ("forbidden", "policy.refused"), ("guard_unavailable", "guard.failed"),
        ("credential_refused", "upstream.refused"), ("redirected", "upstream.refused"),
        ("address_refused", "upstream.refused"), ("certificate_refused", "upstream.refused"),
        ("handshake", "upstream.refused"),
    ])
    func refusalsAreRecorded(_ failure: String, _ action: String) async throws {
        try await run { given in
            given.recorder.ended(outcome(failure, status: 403))
            let event = try #require(try given.events().first)
            #expect(event.action == action)
            #expect(event.outcome == .denied)
            #expect(event.reason == failure)
            #expect(event.requestID == "req_1")
            #expect([event.actorID, event.tokenID, event.projectID] == [Self.token, Self.token, Self.project])
            #expect([event.clientIP, event.peerIP] == ["192.0.2.7", "192.0.2.1"])
            #expect(
                event.details == ["status": "403", "route": "POST /v1/chat/completions", "upstream": "stub"])
        }
    }

    /// The codes are those that requests really fail with.
    @Test func recordedCodesExist() {
        let errors: [APIError] = [
            .unauthenticated, .tokenExpired, .rateLimited(retryAfter: .seconds(1)), .quotaExhausted, .guardBlocked(),
            .forbiddenModel, .forbidden, .guardFailed,
        ]
        #expect(
            errors.map(\.code) == [
                "invalid_api_key", "token_expired", "rate_limit_exceeded", "insufficient_quota",
                "content_policy_violation", "model_not_allowed", "forbidden", "guard_unavailable",
            ])
        #expect(
            [UpstreamFailure.credentialRefused, .redirected, .addressRefused, .certificateRefused, .handshake]
                .map(\.rawValue)
                == ["credential_refused", "redirected", "address_refused", "certificate_refused", "handshake"])
    }

    @Test(arguments: [nil, "upstream_timeout", "idle_timeout", "request_too_large", "malformed_request", "draining"])
    func ordinaryRequestsAreNotRecorded(_ failure: String?) async throws {
        try await run { given in
            given.recorder.ended(outcome(failure, status: failure == nil ? 200 : 502))
            let events = try given.events()
            #expect(events.isEmpty)
        }
    }

    /// An upstream that may not be the one that is meant is told where only warnings are.
    @Test(arguments: [
        ("certificate_refused", true), ("handshake", true), ("address_refused", true), ("idle_timeout", false),
    ])
    func failuresOfUpstreamsAreCountedAndDistrustIsAWarning(_ failure: String, _ isWarning: Bool) async throws {
        try await run(["logging.level": "\"warning\""]) { given in
            given.recorder.ended(outcome(failure, status: 502))
            given.recorder.ended(outcome(failure, status: 502))
            given.recorder.ended(outcome())
            let series = #"proxyguard_upstream_failures_total{upstream="stub",reason="\#(failure)"}"#
            #expect(given.figures.contains(series + " 2"))
            #expect(given.figures.components(separatedBy: "proxyguard_upstream_failures_total{").count == 2)
            let log = try given.log()
            #expect(log.contains(failure) == isWarning && log.contains("stub") == isWarning)
        }
    }

    @Test func whatGuardsFoundIsRecordedEvenWhereTheRequestWentOn() async throws {
        try await run { given in
            var found = outcome()
            found.findings = [
                GuardFinding(rule: "openai/api-key", field: "messages[0].content"),
                GuardFinding(rule: "aws/access-key", field: "user"),
            ]
            given.recorder.ended(found)
            let event = try #require(try given.events().first)
            #expect(event.action == "guard.found")
            #expect(event.outcome == .success)
            #expect(event.details["rule"] == "openai/api-key")
            #expect(event.details["field"] == "messages[0].content")
            #expect(event.details["findings"] == "2")
        }
    }

    // MARK: Figures

    @Test func figuresCountWhatTheProgramKnowsAndNothingThatClientsSay() async throws {
        try await run { given in
            var first = outcome()
            first.usage = ModelUsage(inputTokens: 10, outputTokens: 20, cachedInputTokens: 4)
            given.recorder.ended(first)
            given.recorder.ended(first)
            let text = given.figures
            for line in [
                #"proxyguard_requests_total{route="chat_completions",status_class="2xx",dialect="openai"} 2"#,
                #"proxyguard_tokens_total{kind="input"} 20"#, #"proxyguard_tokens_total{kind="output"} 40"#,
                #"proxyguard_tokens_total{kind="cached_input"} 8"#,
                #"proxyguard_upstream_duration_seconds_sum{upstream="stub"} 4"#,
                #"proxyguard_request_duration_seconds_sum{route="chat_completions"} 6"#,
                "proxyguard_overhead_seconds_sum 2",
            ] {
                #expect(text.contains(line + "\n"), "\(line)")
            }
            #expect(!text.contains("gpt-4o") && !text.contains(Self.token) && !text.contains("192.0.2"))
        }
    }

    @Test func refusalsHaveSeriesOfTheirOwn() async throws {
        try await run { given in
            given.recorder.ended(outcome("invalid_api_key", status: 401))
            given.recorder.ended(outcome("rate_limit_exceeded", status: 429))
            var address = outcome("rate_limit_exceeded", status: 429)
            address.tokenID = nil
            given.recorder.ended(address)
            var unknown = outcome("unknown_url", status: 404)
            unknown.route = nil
            given.recorder.ended(unknown)
            var blocked = outcome("content_policy_violation", status: 400)
            blocked.findings = [GuardFinding(rule: "openai/api-key", field: "user")]
            given.recorder.ended(blocked)
            blocked.failure = nil
            given.recorder.ended(blocked)
            let text = given.figures
            for line in [
                #"proxyguard_auth_failures_total{reason="invalid_api_key"} 1"#,
                #"proxyguard_limited_total{scope="token"} 1"#, #"proxyguard_limited_total{scope="address"} 1"#,
                #"proxyguard_requests_total{route="other",status_class="4xx",dialect="other"} 1"#,
                #"proxyguard_guard_findings_total{family="openai",action="blocked"} 1"#,
                #"proxyguard_guard_findings_total{family="openai",action="passed"} 1"#,
            ] {
                #expect(text.contains(line + "\n"), "\(line)")
            }
        }
    }

    @Test func aClockThatWasAskedTwiceMakesNoNegativeTime() async throws {
        try await run { given in
            var odd = outcome()
            (odd.duration, odd.upstreamDuration) = (1, 2)
            given.recorder.ended(odd)
            #expect(given.figures.contains("proxyguard_overhead_seconds_count 0\n"))
        }
    }

    // MARK: Messages

    @Test func aMessageTellsWhatBecameOfTheRequest() async throws {
        try await run(["logging.client_addresses": "\"truncated\""]) { given in
            var outcome = outcome("rate_limit_exceeded", status: 429)
            (outcome.requestBytes, outcome.responseBytes, outcome.isAborted) = (12, 34, true)
            given.recorder.ended(outcome)
            let log = try given.log()
            for part in [
                #""method":"POST""#, #""route":"/v1/chat/completions""#, #""status":429"#,
                #""failure":"rate_limit_exceeded""#, #""client":"192.0.2.0/24""#,
                "\"token_id\":\"\(Self.token)\"",
                "\"project_id\":\"\(Self.project)\"", #""upstream":"stub""#, #""model":"gpt-4o""#,
                #""milliseconds":3000"#,
                #""request_bytes":12"#, #""response_bytes":34"#, #""aborted":true"#, "req_1",
            ] {
                #expect(log.contains(part), "\(part) in \(log)")
            }
        }
    }

    @Test(arguments: [("info", []), ("debug", ["decided"]), ("trace", ["decided", "connected"])])
    func whatHappensOnTheWayIsWrittenWhereTheLevelHasIt(_ level: String, _ expected: [String]) async throws {
        try await run(["logging.level": "\"\(level)\"", "logging.client_addresses": "\"truncated\""]) { given in
            var made: [String] = []
            for (detail, message) in [(DataPlaneEvent.Detail.debug, "decided" as StaticString), (.trace, "connected")] {
                given.recorder.happened(detail) {
                    made.append("\(message)")
                    return DataPlaneEvent(
                        message, requestID: "req_1",
                        [
                            ("peer", .address(IPAddress("192.0.2.7"))), ("count", .number(3)),
                            ("name", .text(ServerFolder.providerKey)),
                        ])
                }
            }
            #expect(made == expected)
            let log = try given.log()
            for message in ["decided", "connected"] {
                #expect(log.contains("\"msg\":\"\(message)\"") == expected.contains(message))
            }
            #expect(!log.contains(ServerFolder.providerKey))
            if !expected.isEmpty {
                #expect(log.contains(#""peer":"192.0.2.0/24","count":3"#) && log.contains("req_1"), "\(log)")
            }
        }
    }

    @Test func nothingOfSecretsIsWrittenAnywhere() async throws {
        try await run { given in
            // A provider that names a model after the key, and a client that names a field so.
            var loud = outcome("content_policy_violation", status: 400)
            loud.model = ServerFolder.providerKey
            loud.findings = [GuardFinding(rule: "openai/api-key", field: ServerFolder.providerKey)]
            given.recorder.ended(loud)
            try given.parts.audit.flush()
            for text in [try given.log(), try given.folder.read("data/audit.jsonl"), given.figures] {
                #expect(!text.contains(ServerFolder.providerKey))
            }
            #expect(try given.events().count == 1)
        }
    }

    @Test func admittedRequestsAreCountedForTheirToken() async throws {
        try await run { given in
            given.recorder.ended(outcome())
            try await given.parts.usage.write()
            #expect(try await given.parts.store.requestTotals() == [Self.family: 1])
        }
    }
}

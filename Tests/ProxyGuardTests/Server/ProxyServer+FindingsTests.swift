import Foundation
import ProxyGuard
import ProxyRecords
import Testing

@testable import ProxyServer

@Suite struct ProxyServerFindingsTests {
    /// The log's lines as objects.
    private func lines(_ running: RunningServer) async throws -> [[String: Any]] {
        await running.server.parts.log.flush()
        return try running.folder.read("data/log").split(separator: "\n").compactMap { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        }
    }

    @Test func aRefusedConfigurationIsToldWithFileAndLine() async throws {
        try await RunningServer.run { running in
            running.folder.settings["tls.min_verison"] = "\"1.3\""
            let report = try running.folder.check()
            #expect(report.isRefused)
            await running.server.keepsConfiguration(because: report)
            let finding = try #require(
                try await lines(running).first { $0["rule"] as? String == "proxy/unknown-setting" })
            #expect(finding["level"] as? String == "error")
            #expect((finding["file"] as? String)?.hasSuffix("/proxyguard.toml") ?? false)
            #expect(finding["line"] as? Int ?? 0 > 0 && finding["column"] as? Int ?? 0 > 0)
            #expect(finding["remediation"] as? String != nil)
            let event = try #require(try await running.events("configuration.reload").last)
            #expect(event.outcome == .failure && event.reason?.contains("proxyguard.toml:") ?? false)
        }
    }

    @Test func whatRefusesNothingIsAWarning() async throws {
        try await RunningServer.run { running in
            running.folder.settings["guards.on_failure"] = "\"open\""
            await running.server.tell(try running.folder.check().findings)
            let finding = try #require(try await lines(running).first { $0["rule"] as? String == "proxy/fail-open" })
            #expect(finding["level"] as? String == "warning")
        }
    }
}

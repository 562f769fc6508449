import ProxyConfiguration
import ProxyGuard
import ProxyRecords
import Testing

@testable import ProxyServer

/// The promise that every setting is enforced: what is said to be has something that shows it.
@Suite struct SchemaPromiseTests {
    /// Settings on which some part acts, on all of their values or on some.
    private static let acted: Set<String> = Set(
        EnforcementTable.entries.compactMap { entry in
            switch entry.enforcement {
            case .enforced, .partly: entry.key
            case .notYet: nil
            }
        })

    /// What two servers at once show; see `theLongestEndIsThatOfTheSetting`.
    private static let elsewhere: Set<String> = ["timeouts.drain"]

    @Test func everySettingOfTheSchemaIsInTheTableOfWhatIsEnforced() {
        for setting in Schema.settings { #expect(EnforcementTable[setting.key] != nil, "\(setting.key)") }
    }

    @Test func everyEnforcedSettingHasItsEvidence() {
        let shown = SettingPromises.all.map(\.key)
        #expect(Set(shown).count == shown.count)
        #expect(Self.acted.subtracting(shown).subtracting(Self.elsewhere).sorted() == [])
        #expect(Set(shown).subtracting(Self.acted).sorted() == [])
    }

    /// The same value is seen alike twice, and another one otherwise: nothing that differs by chance is evidence.
    @Test(arguments: SettingPromises.all.map(\.key))
    func anotherValueIsSeen(_ key: String) async throws {
        let promise = try #require(SettingPromises.all.first { $0.key == key })
        let first = try await promise.observation(promise.values.0)
        let again = try await promise.observation(promise.values.0)
        let other = try await promise.observation(promise.values.1)
        #expect(first == again)
        #expect(first != other)
    }

    /// Of two servers with a request that does not end, the one with little time gives up; the other one waits until it ends.
    @Test func theLongestEndIsThatOfTheSetting() async throws {
        let (short, long) = (try ServerFolder(), try ServerFolder())
        short.settings["timeouts.drain"] = "\"1s\""
        long.settings["timeouts.drain"] = "\"600s\""
        try await RunningServer.run(holding: true, in: short) { hasty in
            try await RunningServer.run(holding: true, in: long) { patient in
                for running in [hasty, patient] {
                    let (_, token) = try await running.makeToken()
                    let place = running.data
                    Task {
                        try await Wire.ask(
                            "GET", "/v1/models", at: place, headers: ["authorization: Bearer \(token)"])
                    }
                    try await running.provider.arrival()
                }
                let waiting = patient.server
                async let end: Void = waiting.stop()
                await hasty.server.stop()
                patient.provider.release()
                await end
            }
        }
        let left = try await short.events("proxy.stop").map(\.details) + long.events("proxy.stop").map(\.details)
        #expect(left == [["unfinished": "1"], ["unfinished": "0"]])
    }
}

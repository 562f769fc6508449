import ProxyConfiguration
import ProxyRecords
import Testing

@testable import ProxyServer

@Suite(.timeLimit(.minutes(15))) struct ProxyServerListenersTests {
    @Test(arguments: ["data", "management", "metrics"])
    func aListenerThatFailsIsToldAndEndsReadiness(_ name: String) async throws {
        let address = ListeningSockets.address()
        let port = 20_001
        let change: (ServerFolder) -> Void = { $0.settings["listeners.\(name)"] = "\"\(address):\(port)\"" }
        try await RunningServer.run(change: change) { running in
            let condition = await running.server.parts.condition
            #expect(condition.isReady)
            #expect(await Wire.isOpen(.port(port, host: address)))
            try ListeningSockets.end(address, port)
            var told: ServerError?
            for await error in running.server.breakdowns {
                told = error
                break
            }
            let error = try #require(told)
            #expect(error.code == .listener)
            #expect(error.description.hasPrefix("listeners.\(name): "))
            #expect(!error.description.contains("\n"))
            #expect(!condition.isReady)
            #expect(await !Wire.isOpen(.port(port, host: address)))
            if name != "metrics" {
                let ready = try await Wire.ask("GET", "/ready", at: running.metrics)
                #expect(ready.status == 503)
            }
            // It still ends in order, and has said why.
            await running.server.stop()
            #expect(try running.folder.read("data/log").contains(error.description))
            let events = try await running.folder.events("proxy.failure")
            #expect(events.map(\.reason) == [error.description])
            let stops = try await running.folder.events("proxy.stop")
            #expect(stops.count == 1)
        }
    }

    @Test func anEndThatWasAskedForIsNoFailure() async throws {
        try await RunningServer.run { running in
            await running.server.stop()
            #expect(await running.server.failure == nil)
            let events = try await running.folder.events("proxy.failure")
            #expect(events.isEmpty)
        }
    }

    /// A listener that cannot open ends those that are open already, which is no failure of theirs.
    @Test func aStartThatFailsTellsOneReason() async throws {
        try await RecordingProvider.run { other in
            let folder = try ServerFolder()
            folder.settings["listeners.metrics"] = "\"127.0.0.1:\(other.port)\""
            await #expect(throws: ServerError.self) { try await folder.start() }
            let events = try await folder.events("proxy.failure")
            #expect(events.isEmpty)
            let log = try folder.read("data/log")
            #expect(!log.contains("nobody can connect"))
        }
    }
}

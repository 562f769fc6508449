import Foundation
import Testing

@testable import ProxyServer

@Suite(.timeLimit(.minutes(15))) struct ProxyServerLockdownTests {
    @Test func whatIsUnderWayEndsAtOnceAndIsToldWhy() async throws {
        try await RunningServer.run(holding: true) { running in
            let (_, token) = try await running.makeToken()
            let place = running.data
            async let pending = RunningServer.chat(token, at: place)
            try await running.provider.arrival()
            let lock = try await running.manage("POST", "/lockdown")
            #expect(lock.status == 200)
            // The provider never answers.
            let ended = try await pending
            #expect(ended.status == 503 && ended.body.contains(#""code":"locked_down""#))
            let refused = try await running.chat(token)
            #expect(refused.status == 503 && refused.body.contains(#""code":"locked_down""#))
        }
    }

    @Test func aStartDoesNotEndALockdown() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            _ = try await running.manage("POST", "/lockdown")
            await running.server.stop()
            let server = try await running.folder.start()
            let refused = try await running.chat(token)
            #expect(refused.status == 503)
            // It is a lockdown, and no panic.
            let made = try await running.manage("POST", "/projects", #"{"name":"later"}"#)
            #expect(made.status == 201)
            _ = try await running.manage("DELETE", "/lockdown")
            let served = try await running.chat(token)
            #expect(served.status == 200)
            await server.stop()
            let last = try await running.folder.start()
            let again = try await running.chat(token)
            #expect(again.status == 200)
            await last.stop()
        }
    }

    @Test func aStartDoesNotEndAPanic() async throws {
        try await RunningServer.run { running in
            let panic = try await running.manage("POST", "/panic")
            #expect(panic.status == 200)
            await running.server.stop()
            let server = try await running.folder.start()
            let frozen = try await running.manage("POST", "/projects", #"{"name":"late"}"#)
            #expect(frozen.status == 503)
            let notReady = try await Wire.ask("GET", "/ready", at: running.metrics)
            #expect(notReady.status == 503)
            let unlock = try await running.manage("DELETE", "/lockdown")
            #expect(unlock.status == 200)
            let made = try await running.manage("POST", "/projects", #"{"name":"late"}"#)
            #expect(made.status == 201)
            await server.stop()
        }
    }
}

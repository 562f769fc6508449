import Foundation
import HTTPTypes
import ProxyConfiguration
import ProxyRecords
import ProxyTokens
import Rules
import Testing

@testable import ProxyManagement

@Suite("Management server")
struct ManagementServerTests {
    /// Runs a server, and ends it once the body is through.
    static func listening(
        _ bench: Bench, on address: ListenAddress, _ body: @escaping @Sendable (Int?) async throws -> Void
    ) async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Int?.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await ManagementServer(bench.services).run(on: address) { continuation.yield($0) }
            }
            for await port in stream {
                try await body(port)
                break
            }
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    static func request(_ bench: Bench, _ path: String = "/manage/v1/status") -> String {
        let token = String(decoding: bench.token.secret.revealed, as: UTF8.self)
        return "GET \(path) HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer \(token)\r\n\r\n"
    }

    @Test("a call over the network is answered with every header, whatever becomes of it")
    func network() async throws {
        let bench = try Bench()
        try await Self.listening(bench, on: .port(0, host: "127.0.0.1")) { port in
            let place = RawConnection.Place.port(try #require(port))
            let answers: [(String, String)] = [
                (Self.request(bench), "200"), (Self.request(bench, "/nowhere"), "404"),
                ("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", "401"),
                ("GET /\u{1} HTTP/1.1\r\n\r\n", "400"), ("nonsense\r\n\r\n", "400"),
                ("GET / HTTP/1.1\r\nhost: a\r\nx: \(String(repeating: "a", count: 20_000))\r\n\r\n", "400"),
            ]
            for (request, status) in answers {
                let answer = try #require(await RawConnection.exchange(place, request)).lowercased()
                #expect(answer.hasPrefix("http/1.1 \(status)"))
                for field in AnswerHeaders.all {
                    #expect(answer.contains("\(field.name.canonicalName): \(field.value)".lowercased()), "\(status)")
                }
                #expect(!answer.contains("\r\nserver:"))
            }
        }
        #expect(
            try bench.events().contains { $0.event.action == "management.status" && $0.event.peerIP == "127.0.0.1" })
    }

    @Test("a socket of the file system is its user's alone, and goes with the server")
    func socket() async throws {
        let bench = try Bench(networks: [])
        let path = bench.folder + "/m.sock"
        try await Self.listening(bench, on: .socket(path)) { port in
            #expect(port == nil)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let answer = await RawConnection.exchange(.socket(path), Self.request(bench))
            #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
            await #expect(throws: ManagementServerError.inUse(path)) {
                try await ManagementServer(bench.services).run(on: .socket(path))
            }
            let others = try FileManager.default.contentsOfDirectory(atPath: bench.folder).filter {
                $0.hasPrefix(".pg")
            }
            #expect(others == [])
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("that nobody can connect any more is told once it is so, and once")
    func closed() async throws {
        let bench = try Bench()
        let path = bench.folder + "/m.sock"
        let (closings, continuation) = AsyncStream.makeStream(of: Void.self)
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await ManagementServer(bench.services).run(
                    on: .socket(path), whenListening: { _ in started.yield() }, whenClosed: { continuation.yield() })
            }
            for await _ in starts { break }
            group.cancelAll()
            var count = 0
            for await _ in closings { count += 1 }
            #expect(count == 1)
            while await group.nextResult() != nil {}
        }
    }

    @Test("a port that is taken is told")
    func taken() async throws {
        let bench = try Bench()
        try await Self.listening(bench, on: .port(0, host: "127.0.0.1")) { port in
            let port = try #require(port)
            await #expect(throws: ManagementServerError.self) {
                try await ManagementServer(bench.services).run(on: .port(port, host: "127.0.0.1"))
            }
        }
    }
}

import Foundation
import ProxyDemo
import Synchronization
import Testing

/// Many clients that do nothing, or little: they cost little, and others are served.
@Suite("Crowds", .timeLimit(.minutes(15)))
struct CrowdTests {
    private static let crowd = 1000
    private static let mayBeMany = Descriptors.allow(4 * crowd)
    private static let tooFew: Comment = "the limit of open files (ulimit -Hn) is below 4000"
    private static let settings = [
        "limits.connections_per_ip": "5000", "timeouts.header": "\"120s\"", "timeouts.keep_alive": "\"600s\"",
    ]

    /// So many connections that are open at the same time, a hundred being made at once.
    private static func open(
        _ count: Int, _ one: @escaping @Sendable () async throws -> LoopbackConnection
    ) async throws -> [LoopbackConnection] {
        try await withThrowingTaskGroup(of: LoopbackConnection.self) { group in
            var all: [LoopbackConnection] = []
            for index in 0..<count {
                if index >= 100, let next = try await group.next() { all.append(next) }
                group.addTask { try await one() }
            }
            for try await next in group { all.append(next) }
            return all
        }
    }

    private static func close(_ connections: [LoopbackConnection]) async {
        for connection in connections { await connection.close() }
    }

    @Test(
        "A thousand streams that are silent: 48 KiB each at most, round after round the same; all are let go",
        .enabled(if: CrowdTests.mayBeMany, CrowdTests.tooFew))
    func idleStreams() async throws {
        let event = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"first\"}}]}\n\n"
        try await RunningProxy.run(Settings(Self.settings)) { request in
            guard ProviderStubPrompt.text(of: request) == "wait" else { return nil }
            return .script { wire in
                try await wire.head(200, [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")])
                try await wire.chunk(event)
                await wire.untilClosed()
            }
        } _: { proxy in
            // As many as there are streams: one that is not given back would be missed in the next round.
            let token = try await proxy.makeToken(",\"limits\":{\"concurrent_requests\":\(Self.crowd)}").value
            let other = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: other).status == 200)
            let (before, descriptors) = (proxy.residentBytes, proxy.descriptorCount)
            var sizes: [Int] = []
            for round in 1...3 {
                let streams = try await Self.open(Self.crowd) {
                    let stream = try await proxy.stream("wait", token: token)
                    guard await stream.shows("first") else {
                        throw TLSFiles.Failure(description: String(decoding: stream.received, as: UTF8.self))
                    }
                    return stream
                }
                sizes.append(proxy.residentBytes)
                #expect(try await proxy.figure("proxyguard_open_streams") == Double(Self.crowd))
                #expect(try await proxy.chat(token: token).status == 429, "round \(round)")
                #expect(try await proxy.chat(token: other).status == 200, "round \(round)")
                await Self.close(streams)
                let isEmpty = try await proxy.becomesTrue {
                    let open = try await proxy.figure("proxyguard_open_streams")
                    return open == 0 && proxy.descriptorCount < descriptors + 100
                }
                #expect(isEmpty, "round \(round): \(proxy.descriptorCount) of \(descriptors)")
            }
            #expect((sizes[0] - before) / Self.crowd <= 48 << 10, "\(before) \(sizes)")
            // What a round leaves behind would be there a thousand times.
            #expect(sizes[2] - sizes[0] <= Self.crowd * (4 << 10), "\(sizes)")
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }

    @Test(
        "A thousand connections without a request: 32 KiB each at most",
        .enabled(if: CrowdTests.mayBeMany, CrowdTests.tooFew))
    func idleConnections() async throws {
        try await RunningProxy.run(Settings(Self.settings)) { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            let (before, descriptors) = (proxy.residentBytes, proxy.descriptorCount)
            var sizes: [Int] = []
            for round in 1...2 {
                let silent = try await Self.open(Self.crowd) { try await proxy.connect() }
                let isThere = try await proxy.becomesTrue {
                    try await proxy.figure("proxyguard_open_connections") ?? 0 >= Double(Self.crowd)
                }
                #expect(isThere, "round \(round)")
                sizes.append(proxy.residentBytes)
                #expect(try await proxy.chat(token: token).status == 200)
                await Self.close(silent)
                #expect(try await proxy.becomesTrue { proxy.descriptorCount < descriptors + 100 })
            }
            #expect((sizes[0] - before) / Self.crowd <= 32 << 10, "\(before) \(sizes)")
            #expect(sizes[1] - sizes[0] <= Self.crowd * (4 << 10), "\(sizes)")
        }
    }

    /// Counts what a provider could write.
    private final class Written: Sendable {
        private let bytes = Mutex<[Int: Int]>([:])

        func add(_ count: Int, of stream: Int) { bytes.withLock { $0[stream, default: 0] += count } }
        var all: [Int: Int] { bytes.withLock { $0 } }
    }

    /// Events of 32 KiB, so many bytes in all.
    private static func flood(_ total: Int, _ written: Written) -> ProviderStub.Behaviour {
        let event = Array(
            ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(String(repeating: "some words ", count: 2976))\"}}]}\n\n")
                .utf8)
        return { request in
            guard let stream = Int(ProviderStubPrompt.text(of: request)) else { return nil }
            return .script { wire in
                try await wire.head(200, [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")])
                var left = total
                while left > 0 {
                    try await wire.chunk(event)
                    written.add(event.count, of: stream)
                    left -= event.count
                }
                try await wire.chunk("data: [DONE]\n\n")
                try await wire.end()
            }
        }
    }

    @Test("Readers that do not read: the provider waits, memory does not grow, and they are left in the end")
    func slowReaders() async throws {
        let written = Written()
        let total = 50 << 20
        let settings = Settings(["timeouts.write_idle": "\"2s\""])
        try await RunningProxy.run(settings, Self.flood(total, written)) { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            let before = proxy.residentBytes
            var readers: [LoopbackConnection] = []
            for index in 0..<4 {
                let reader = try await proxy.stream("\(index)", token: token)
                #expect(await reader.shows("some words"))
                try await reader.setReading(false)
                readers.append(reader)
            }
            #expect(try await proxy.chat(token: token).status == 200)
            // The provider hears of it when its connection is closed in the middle.
            let areCut = try await proxy.becomesTrue { proxy.stub.cutCount == 4 }
            #expect(areCut, "\(written.all)")
            #expect(written.all.values.allSatisfy { $0 < total }, "\(written.all)")
            // What both systems keep of a connection is theirs; the program has a few pieces of each.
            #expect(proxy.peakBytes - before <= 4 * (4 << 20), "\(before) \(proxy.peakBytes)")
            #expect(try await proxy.becomesTrue { try await proxy.figure("proxyguard_open_streams") == 0 })
            for reader in readers { await reader.close() }
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }

    @Test("A reader that pauses gets everything, to the byte")
    func pauses() async throws {
        let written = Written()
        // More than systems keep of a connection.
        let total = 50 << 20
        try await RunningProxy.run(Settings(), Self.flood(total, written)) { proxy in
            let token = try await proxy.makeToken().value
            let before = proxy.residentBytes
            let reader = try await proxy.stream("0", token: token)
            #expect(await reader.shows("some words"))
            try await reader.setReading(false)
            // All that fits in between is written; then it stands still.
            var last = -1
            let standsStill = try await proxy.becomesTrue(within: 20) {
                defer { last = written.all[0] ?? 0 }
                try await Task.sleep(for: .milliseconds(300))
                return last == written.all[0] ?? 0
            }
            #expect(standsStill && (written.all[0] ?? 0) < total, "\(written.all)")
            try await reader.setReading(true)
            let isWhole = await reader.receives { bytes, _ in
                bytes.suffix(32).contains(subsequence: "data: [DONE]\n\n\r\n0\r\n\r\n".utf8)
            }
            #expect(isWhole)
            let answer = await reader.answer()
            #expect(answer?.isWhole == true)
            #expect(answer?.body.count ?? 0 >= total)
            #expect(answer?.body.count == (written.all[0] ?? 0) + "data: [DONE]\n\n".utf8.count)
            #expect(proxy.peakBytes - before <= 12 << 20, "\(before) \(proxy.peakBytes)")
        }
    }

    @Test("Headers of a byte at a time: their time is that of the whole")
    func slowHeaders() async throws {
        let settings = Settings(["timeouts.header": "\"2s\"", "timeouts.body_idle": "\"2s\""])
        try await RunningProxy.run(settings) { proxy in
            let token = try await proxy.makeToken().value
            let starts = [
                "GET /v1/models HTTP/1.1\r\nx-slow: ", "GET /v1/mod",
                "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(token)\r\nx-slow: ",
            ]
            let ends = try await withThrowingTaskGroup(of: (bytes: [UInt8], sent: Int).self) { group in
                for start in starts {
                    group.addTask {
                        let connection = try await proxy.connect()
                        try await connection.send(start)
                        let trickle = Task {
                            var sent = 0
                            while !Task.isCancelled, (try? await connection.send("a")) != nil {
                                sent += 1
                                try? await Task.sleep(for: .milliseconds(250))
                            }
                            return sent
                        }
                        let bytes = await connection.untilEnd()
                        trickle.cancel()
                        await connection.close()
                        return (bytes, await trickle.value)
                    }
                }
                for _ in 0..<10 { #expect(try await proxy.chat(token: token).status == 200) }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for end in ends {
                let text = String(decoding: end.bytes, as: UTF8.self)
                #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 408"), "\(text)")
                // Eight of them take the two seconds; the connection itself would last for more than a thousand.
                #expect(end.sent < 60)
            }
            #expect(proxy.stub.requests.count == 10)
        }
    }
}

extension Collection where Element == UInt8 {
    fileprivate func contains(subsequence: some Collection<UInt8>) -> Bool {
        let pattern = Array(subsequence)
        let bytes = Array(self)
        guard bytes.count >= pattern.count else { return false }
        return (0...bytes.count - pattern.count).contains { Array(bytes[$0..<$0 + pattern.count]) == pattern }
    }
}

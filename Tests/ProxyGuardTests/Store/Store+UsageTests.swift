import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreUsageTests {
    private func store() async throws -> (StoreFolder, Store, TokenRecord) {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        return (folder, store, try await store.createToken(token(1, in: project, folder)))
    }

    @Test func deltasAddUp() async throws {
        let (folder, store, token) = try await store()
        let version = store.latest.version
        for _ in 0..<3 {
            try await store.record([
                usage(token, day: 5, requests: 2, dollars: 7), usage(token, day: 5, model: "n"),
                usage(token, day: 6, requests: 0),
            ])
        }
        let rows = try await store.usage(on: 5...6)
        #expect(rows.map(\.model) == ["m", "n", "m"])
        #expect(
            rows.first?.amounts
                == UsageAmounts(requests: 6, inputTokens: 30, outputTokens: 15, cachedTokens: 3, microDollars: 21))
        #expect(try await store.totals(on: 5).map(\.amounts.requests) == [9])
        #expect(try await store.requestTotals() == [token.id: 9])
        #expect(store.latest.version == version)
        #expect(try await store.removeUsage(before: 6) == 2)
        #expect(try await store.requestTotals() == [token.id: 9])
        try store.close()
        let again = try folder.open()
        #expect(try await again.usage(on: 0...9).count == 1)
        try again.close()
    }

    @Test func rotationsCountTogether() async throws {
        let (folder, store, token) = try await store()
        let next = try await store.rotateToken(token.id, to: successor(2, folder))
        try await store.record([usage(token, day: 1), usage(next, day: 1)])
        #expect(try await store.requestTotals() == [token.id: 2])
        try store.close()
    }

    @Test func aBatchIsAllOrNothing() async throws {
        let (_, store, token) = try await store()
        var wrong = usage(token, day: 1)
        wrong.amounts.outputTokens = -1
        #expect(await code { try await store.record([usage(token, day: 1), wrong]) } == .invalid)
        try await store.write(isDurable: true) { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER broken BEFORE INSERT ON usage WHEN NEW.day = 2
                    BEGIN SELECT RAISE(ABORT, 'broken'); END
                    """)
        }
        #expect(await code { try await store.record([usage(token, day: 1), usage(token, day: 2)]) } == .conflict)
        #expect(try await store.usage(on: 0...9).isEmpty)
        #expect(try await store.requestTotals().isEmpty)
        try store.close()
    }

    @Test func sumsStopBeforeTheyOverflow() async throws {
        let (_, store, token) = try await store()
        try await store.record([usage(token, day: 1)])
        try await store.write(isDurable: true) { db in
            try db.execute(sql: "UPDATE usage SET requests = 8999999999999999999, micro_dollars = 9000000000000000000")
            try db.execute(sql: "UPDATE request_totals SET requests = 8999999999999999999")
        }
        let most = UsageAmounts.greatest
        try await store.record([usage(token, day: 1, requests: most, dollars: most)])
        #expect(try await store.usage(on: 1...1).map(\.amounts.requests) == [9_000_000_000_000_000_000])
        #expect(try await store.totals(on: 1).map(\.amounts.microDollars) == [9_000_000_000_000_000_000])
        #expect(try await store.requestTotals()[token.id] == 9_000_000_000_000_000_000)
        #expect(await code { try await store.record([usage(token, day: 1, requests: most + 1)]) } == .invalid)
        try store.close()
    }

    @Test func modelsAreBounded() async throws {
        let (_, store, token) = try await store()
        try await store.record((0..<300).map { usage(token, day: 1, model: "model \($0)") })
        try await store.record([usage(token, day: 1, model: "model 3"), usage(token, day: 1, model: "a\nb")])
        let rows = try await store.usage(on: 1...1)
        #expect(rows.count == UsageRecord.mostModels + 1)
        #expect(rows.first { $0.model == "model 3" }?.amounts.requests == 2)
        let rest = try #require(rows.first { $0.model == UsageRecord.otherModel })
        #expect(rest.amounts.requests == 237)
        try store.close()
    }

    @Test func hostileModelsAndPages() async throws {
        let (_, store, token) = try await store()
        try await store.record(hostileTexts.map { usage(token, day: 1, model: $0) })
        var seen: [UsageRecord] = []
        while true {
            let rows = try await store.usage(ofToken: token.id, on: 0...9, after: seen.last, limit: 4)
            if rows.isEmpty { break }
            seen += rows
        }
        #expect(Set(seen.map(\.model)) == Set(hostileTexts) && seen.count == hostileTexts.count)
        #expect(try await store.usage(ofProject: token.projectID, on: 0...9).count == seen.count)
        #expect(try await store.usage(ofProject: RecordID.project.generate(), on: 0...9).isEmpty)
        #expect(await code { try await store.usage(ofProject: "' OR 1=1", on: 0...9) } == .invalid)
        #expect(await code { try await store.usage(on: 0...9, limit: 201) } == .invalid)
        let many = [UsageRecord](repeating: usage(token, day: 1), count: Store.mostDeltas + 1)
        #expect(await code { try await store.record(many) } == .invalid)
        try store.close()
    }
}

import ProxyGuards
import ProxyRoutes
import ProxyStore
import Testing

@testable import ProxyDataPlane
@testable import ProxyServer

@Suite struct UsageWriterTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    private var path: String { folder.path + "/data/state.db" }

    private static let token = RecordID.token.generate()
    private static let other = RecordID.token.generate()
    private static let project = RecordID.project.generate()

    private func outcome(
        token: String = token, day: Int64 = 20_000, model: String? = "gpt-4o", usage: ModelUsage? = ModelUsage()
    ) -> RequestOutcome {
        var outcome = RequestOutcome(requestID: "r", time: day * 86_400 + 5)
        (outcome.tokenID, outcome.family, outcome.projectID) = (token, token, Self.project)
        (outcome.model, outcome.usage, outcome.isAdmitted) = (model, usage, true)
        return outcome
    }

    @Test func requestsOfADayAndAModelAreAddedUp() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        let usage = ModelUsage(inputTokens: 10, outputTokens: 20, cachedInputTokens: 3)
        for _ in 0..<3 { writer.add(outcome(usage: usage)) }
        writer.add(outcome(usage: nil))
        writer.add(outcome(token: Self.other, usage: usage))
        writer.add(outcome(day: 20_001, usage: usage))
        try await writer.write()
        // A second time adds nothing.
        try await writer.write()
        let totals = try await store.totals(on: 20_000)
        let first = try #require(totals.first { $0.tokenID == Self.token })
        #expect(first.projectID == Self.project)
        #expect(first.amounts == UsageAmounts(requests: 4, inputTokens: 30, outputTokens: 60, cachedTokens: 9))
        #expect(totals.first { $0.tokenID == Self.other }?.amounts.requests == 1)
        #expect(try await store.totals(on: 20_001).map(\.amounts.requests) == [1])
        #expect(try await store.requestTotals() == [Self.token: 5, Self.other: 1])
        try store.close()
    }

    /// The name of a route may be that of a model.
    @Test func requestsThatAskNoModelHaveNone() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        writer.add(outcome(model: nil, usage: nil))
        try await writer.write()
        let rows = try await store.usage(on: 20_000...20_000)
        #expect(rows.map(\.model) == ["-"])
        #expect(rows.map(\.amounts) == [UsageAmounts(requests: 1)])
        try store.close()
    }

    @Test func whatNoLimitLetPassAndWhoIsUnknownIsNotCounted() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        var refused = outcome()
        refused.isAdmitted = false
        var unknown = outcome()
        unknown.tokenID = nil
        writer.add(refused)
        writer.add(unknown)
        try await writer.write()
        #expect(try await store.requestTotals().isEmpty)
        try store.close()
    }

    @Test func aFailureKeepsWhatWasAddedUp() async throws {
        let closed = try Store(path: path)
        let writer = UsageWriter(store: closed)
        writer.add(outcome(usage: ModelUsage(inputTokens: 1, outputTokens: 2)))
        try closed.close()
        for _ in 0..<2 {
            await #expect(throws: StoreError.self) { try await writer.write() }
            writer.add(outcome(usage: ModelUsage(inputTokens: 10, outputTokens: 20)))
        }
        // It still waits: another attempt has something to write, and nothing was counted twice.
        await #expect(throws: StoreError.self) { try await writer.write() }
        #expect(writer.waiting.map(\.amounts) == [UsageAmounts(requests: 3, inputTokens: 21, outputTokens: 42)])
    }

    @Test func nothingToWriteAsksNoStore() async throws {
        let store = try Store(path: path)
        try store.close()
        try await UsageWriter(store: store).write()
    }

    @Test func namesThatClientsMakeUpTakeNoMemoryWithoutEnd() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        writer.add(outcome(model: String(repeating: "m", count: 257)))
        #expect(writer.waiting.map(\.model) == [UsageRecord.otherModel])
        for number in 0..<(Store.mostDeltas + 50) { writer.add(outcome(model: "m\(number)")) }
        #expect(writer.waiting.count == Store.mostDeltas)
        try await writer.write()
        #expect(writer.waiting.isEmpty)
        #expect(try await store.requestTotals() == [Self.token: Int64(Store.mostDeltas) + 51])
        try store.close()
    }

    @Test func moreThanTheStoreTakesAtOnceIsWrittenInParts() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        for day in 0..<Int64(Store.mostDeltas + 2) { writer.add(outcome(day: day, model: UsageRecord.otherModel)) }
        #expect(writer.waiting.count == Store.mostDeltas + 2)
        try await writer.write()
        #expect(try await store.requestTotals() == [Self.token: Int64(Store.mostDeltas) + 2])
        try store.close()
    }

    @Test func whatAsksNoModelIsCountedTogetherWhateverTheRoute() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        var listing = outcome(model: nil)
        listing.route = RouteTable.standard.routes.first { $0.operation == .models }
        writer.add(listing)
        writer.add(outcome(model: nil))
        #expect(Set(writer.waiting.map(\.model)) == ["-"])
        try store.close()
    }

    // MARK: By itself

    @Test(.timeLimit(.minutes(15))) func whatIsAddedIsWrittenSoonAfter() async throws {
        let store = try Store(path: path)
        let writer = UsageWriter(store: store)
        let task = Task { await writer.run { Issue.record("\($0 as Any)") } }
        for round in 1...2 {
            writer.add(outcome())
            while try await store.requestTotals()[Self.token] != Int64(round) { await Task.yield() }
        }
        task.cancel()
        await task.value
        try store.close()
    }

    /// One request, and nothing that comes later wakes it.
    @Test(.timeLimit(.minutes(15))) func whatCannotBeWrittenIsToldOnceAndTriedAgainUntilItIs() async throws {
        let store = try Store(path: path, options: StoreOptions(busyTimeout: 0.01))
        let writer = UsageWriter(store: store)
        let (told, continuation) = AsyncStream.makeStream(of: StoreError?.self)
        let lock = try HeldStore(path: path)
        let task = Task { await writer.run { continuation.yield($0) } }
        writer.add(outcome())
        var states = told.makeAsyncIterator()
        #expect(await states.next()??.code == .busy)
        #expect(writer.waiting.map(\.amounts.requests) == [1])
        try lock.release()
        #expect(await states.next() == .some(nil))
        #expect(try await store.requestTotals() == [Self.token: 1])
        task.cancel()
        await task.value
        try store.close()
    }

    /// Heard of it or not: the program's end writes the rest.
    @Test(.timeLimit(.minutes(15))) func theEndOfTheProgramWritesWhatWaits() async throws {
        let parts = try await folder.parts()
        let task = Task { await parts.usage.run { Issue.record("\($0 as Any)") } }
        parts.usage.add(outcome())
        task.cancel()
        await task.value
        parts.usage.add(outcome())
        await parts.close()
        let store = try Store(path: folder.path + "/data/state.db")
        #expect(try await store.requestTotals() == [Self.token: 2])
        try store.close()
    }
}

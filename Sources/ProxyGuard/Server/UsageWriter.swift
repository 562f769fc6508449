internal import ProxyDataPlane
internal import ProxyGuards
internal import ProxyRoutes
internal import ProxyStore
internal import Synchronization

/// Adds up what requests use, and writes it to the store a few times a second: no request waits for a database.
final class UsageWriter: Sendable {
    private struct Key: Hashable {
        var token: String
        var family: String
        var project: String
        var day: Int64
        var model: String
    }

    private let sums = Mutex<[Key: UsageAmounts]>([:])
    private let store: Store
    /// Of requests that ask no model.
    private static let noModel = "-"
    /// Something was added where nothing waited. One that is not heard yet is enough.
    private let additions = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    /// What comes within it is written together.
    private static let interval = Duration.milliseconds(200)
    /// In bytes; longer names are no models of anybody.
    private static let longestModel = 256

    init(store: Store) { self.store = store }

    /// Counts a request.
    func add(_ outcome: RequestOutcome) {
        guard outcome.isAdmitted, let token = outcome.tokenID, let family = outcome.family,
            let project = outcome.projectID
        else { return }
        // The name of a route could be that of a model.
        let model = outcome.model ?? Self.noModel
        var key = Key(
            token: token, family: family, project: project, day: outcome.time / 86_400,
            model: model.utf8.count > Self.longestModel ? UsageRecord.otherModel : model)
        let isFirst = sums.withLock { sums in
            let isFirst = sums.isEmpty
            // Clients choose the names: while nothing can be written they must not take all memory.
            if sums.count >= Store.mostDeltas, sums[key] == nil { key.model = UsageRecord.otherModel }
            var amounts = sums[key] ?? UsageAmounts()
            amounts.requests += 1
            amounts.inputTokens += Int64(outcome.usage?.inputTokens ?? 0)
            amounts.outputTokens += Int64(outcome.usage?.outputTokens ?? 0)
            amounts.cachedTokens += Int64(outcome.usage?.cachedInputTokens ?? 0)
            sums[key] = amounts
            return isFirst
        }
        if isFirst { additions.continuation.yield() }
    }

    /// Writes what is added, soon after it was, until the task is cancelled; once.
    /// - Parameter failed: is told why something cannot be written, once, while it is kept and tried again; and nil once it could be.
    func run(tellingOf failed: @Sendable (StoreError?) -> Void) async {
        var state = FailureState()
        for await _ in additions.stream {
            // Where it ends early, by cancellation, what waits is written the earlier.
            try? await Task.sleep(for: Self.interval)
            do throws(StoreError) {
                try await write()
                if state.changes(toFailing: false) { failed(nil) }
            } catch {
                if state.changes(toFailing: true) { failed(error) }
                additions.continuation.yield()
            }
        }
    }

    /// Writes what was added up; what cannot be written is kept for the next time.
    func write() async throws(StoreError) {
        var taken: [Key: UsageAmounts]
        repeat {
            taken = sums.withLock { sums in
                let taken = Array(sums.prefix(Store.mostDeltas))
                for (key, _) in taken { sums[key] = nil }
                return Dictionary(uniqueKeysWithValues: taken)
            }
            if !taken.isEmpty { try await write(taken) }
        } while taken.count == Store.mostDeltas
    }

    private func write(_ taken: [Key: UsageAmounts]) async throws(StoreError) {
        do throws(StoreError) {
            try await store.record(Self.records(taken))
        } catch {
            sums.withLock { sums in
                sums.merge(taken) { one, other in
                    UsageAmounts(
                        requests: one.requests + other.requests, inputTokens: one.inputTokens + other.inputTokens,
                        outputTokens: one.outputTokens + other.outputTokens,
                        cachedTokens: one.cachedTokens + other.cachedTokens,
                        microDollars: one.microDollars + other.microDollars)
                }
            }
            throw error
        }
    }

    /// What is added up and not written yet.
    var waiting: [UsageRecord] { Self.records(sums.withLock { $0 }) }

    private static func records(_ sums: [Key: UsageAmounts]) -> [UsageRecord] {
        sums.map { key, amounts in
            UsageRecord(
                tokenID: key.token, family: key.family, projectID: key.project, day: key.day, model: key.model,
                amounts: amounts)
        }
    }
}

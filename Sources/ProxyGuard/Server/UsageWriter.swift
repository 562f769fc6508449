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

    init(store: Store) { self.store = store }

    /// Counts a request.
    func add(_ outcome: RequestOutcome) {
        guard outcome.isAdmitted, let token = outcome.tokenID, let family = outcome.family, let project = outcome.projectID else { return }
        let key = Key(
            token: token, family: family, project: project, day: outcome.time / 86_400,
            model: outcome.model ?? outcome.route?.operation.rawValue ?? UsageRecord.otherModel)
        sums.withLock { sums in
            var amounts = sums[key] ?? UsageAmounts()
            amounts.requests += 1
            amounts.inputTokens += Int64(outcome.usage?.inputTokens ?? 0)
            amounts.outputTokens += Int64(outcome.usage?.outputTokens ?? 0)
            amounts.cachedTokens += Int64(outcome.usage?.cachedInputTokens ?? 0)
            sums[key] = amounts
        }
    }

    /// Writes what was added up; what cannot be written is kept for the next time.
    func write() async throws(StoreError) {
        let taken = sums.withLock { sums in
            defer { sums = [:] }
            return sums
        }
        guard !taken.isEmpty else { return }
        let records = taken.map { key, amounts in
            UsageRecord(
                tokenID: key.token, family: key.family, projectID: key.project, day: key.day, model: key.model,
                amounts: amounts)
        }
        do throws(StoreError) {
            try await store.record(records)
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
}

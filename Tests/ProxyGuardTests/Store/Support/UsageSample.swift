@testable import ProxyStore

func usage(
    _ token: TokenRecord, day: Int64, model: String = "m", requests: Int64 = 1, dollars: Int64 = 0
) -> UsageRecord {
    UsageRecord(
        tokenID: token.id, family: token.family, projectID: token.projectID, day: day, model: model,
        amounts: UsageAmounts(
            requests: requests, inputTokens: 10, outputTokens: 5, cachedTokens: 1, microDollars: dollars))
}

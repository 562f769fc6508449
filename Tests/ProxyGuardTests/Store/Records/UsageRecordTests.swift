import Testing

@testable import ProxyStore

@Suite struct UsageRecordTests {
    @Test func checks() throws {
        let id = RecordID.token.generate()
        let good = UsageRecord(
            tokenID: id, family: id, projectID: RecordID.project.generate(), day: 1, model: "", amounts: UsageAmounts())
        try good.check()
        #expect(good.storedModel == UsageRecord.otherModel)
        for change in [
            { $0.tokenID = "a" }, { $0.family = "a" }, { $0.projectID = "a" }, { $0.day = -1 },
            { $0.amounts.requests = -1 }, { $0.amounts.microDollars = .max },
        ] as [(inout UsageRecord) -> Void] {
            var wrong = good
            change(&wrong)
            #expect(throws: StoreError.self) { try wrong.check() }
        }
    }
}

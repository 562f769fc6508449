import Testing

@testable import ProxyStore

@Suite struct NewTokenTests {
    @Test func checks() throws {
        let new = NewToken(
            projectID: RecordID.project.generate(), hash: hash(1), hint: "h", name: "n", expiresAt: 10)
        try new.check(now: 9)
        #expect(throws: StoreError.self) { try new.check(now: 10) }
        for change in [
            { $0.projectID = "prj_" }, { $0.name = "" }, { $0.hint = "\n" }, { $0.models = [""] },
            { $0.limits.totalRequests = 0 },
        ] as [(inout NewToken) -> Void] {
            var wrong = new
            change(&wrong)
            #expect(throws: StoreError.self) { try wrong.check(now: 0) }
        }
    }

    @Test func successors() throws {
        let successor = Successor(hash: hash(1), hint: "h", expiresAt: 10, overlap: 0)
        try successor.check(now: 9)
        #expect(throws: StoreError.self) { try successor.check(now: 10) }
        for overlap in [-1, Successor.longestOverlap + 1, .max] {
            let wrong = Successor(hash: hash(1), hint: "h", expiresAt: 10, overlap: overlap)
            #expect(throws: StoreError.self) { try wrong.check(now: 0) }
        }
    }
}

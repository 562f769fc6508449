import Testing

@testable import SecScan

@Suite struct ArchiveBudgetTests {
    private let limits = ArchiveLimits(bytes: 10_000, ratio: 10, freeBytes: 1000, members: 3, time: .seconds(100))

    @Test func bytesInAll() throws {
        var budget = ArchiveBudget(limits, size: 100_000)
        try budget.charge(bytes: 10_000)
        let problem = #expect(throws: ArchiveProblem.self) { try budget.charge(bytes: 1) }
        #expect(problem?.reason.contains("it unpacks to more than 10 kB") == true)
    }

    /// What is free, and so many times its size.
    @Test func bytesForItsSize() throws {
        var budget = ArchiveBudget(limits, size: 50)
        try budget.charge(bytes: 1500)
        let problem = #expect(throws: ArchiveProblem.self) { try budget.charge(bytes: 1) }
        #expect(problem?.reason.contains("more than 10 times its size") == true && problem?.extent == .everything)
        var huge = ArchiveBudget(limits, size: Int.max)
        try huge.charge(bytes: 10_000)
    }

    @Test func members() throws {
        var budget = ArchiveBudget(limits, size: 50)
        for _ in 0..<3 { try budget.chargeMember() }
        #expect(throws: ArchiveProblem.cap("it has more than 3 members")) { try budget.chargeMember() }
    }

    @Test func time() {
        var budget = ArchiveBudget(ArchiveLimits(time: .seconds(-1)), size: 50)
        #expect(throws: ArchiveProblem.self) { try budget.chargeMember() }
        #expect(throws: ArchiveProblem.self) { try budget.charge(bytes: 0) }
    }
}

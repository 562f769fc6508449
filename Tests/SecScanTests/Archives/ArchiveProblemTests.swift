import Testing

@testable import SecScan

@Suite struct ArchiveProblemTests {
    @Test func clauses() {
        let damage = ArchiveProblem.damage("truncated", .member)
        #expect(damage.reason == "it cannot be unpacked: truncated" && damage.extent == .member)
        let cap = ArchiveProblem.cap("it is deep")
        #expect(
            cap.reason
                == "not all of the archive was looked into: it is deep; if you trust it, unpack it and scan the folder")
        #expect(cap.extent == .everything)
    }
}

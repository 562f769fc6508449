import Foundation
import Testing

@testable import ProxyGuard

@Suite struct ProcessFactsCurrentTests {
    @Test func theRunningProgramIsDescribed() {
        let facts = ProcessFacts.current()
        #expect(facts.userID == getuid() && facts.effectiveUserID == geteuid())
        #expect(facts.workingDirectory == FileManager.default.currentDirectoryPath)
        #expect(abs(facts.now - Int64(Date().timeIntervalSince1970)) < 60)
        #expect(facts.coreLimit != nil && facts.seccompMode != nil && facts.hasNoNewPrivileges != nil)
        let mask = umask(0)
        umask(mask)
        #expect(facts.umask == UInt32(mask))
    }

    @Test func aStatusFileIsRead() {
        let fields = ProcessFacts.fields(
            ofStatus: "Name:\tproxyguard\nUmask:\t0077\nNoNewPrivs:\t1\nSeccomp:\t2\nbroken\n")
        #expect(fields == ["Name": "proxyguard", "Umask": "0077", "NoNewPrivs": "1", "Seccomp": "2"])
    }

    @Test func theControlGroupIsThatOfVersion2() {
        #expect(ProcessFacts.group(in: "12:memory:/a\n0::/user.slice/b\n") == "/user.slice/b")
        #expect(ProcessFacts.group(in: "12:memory:/a\n") == nil)
    }
}

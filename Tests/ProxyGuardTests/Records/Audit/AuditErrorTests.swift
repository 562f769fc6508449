import Testing

@testable import ProxyRecords

@Suite("Audit errors")
struct AuditErrorTests {
    @Test("each says what, where and how to mend it")
    func descriptions() {
        let fault = AuditFault(file: "/a/b", line: 3, kind: .hash, message: "changed")
        #expect(fault.description == "/a/b:3: hash: changed")
        #expect(AuditError.damaged(fault).description.hasPrefix("/a/b:3: hash: changed; look into it"))
        #expect(AuditError.locked("/a").description.contains("stop it or name another file"))
        #expect(AuditError.unsafeFolder("/a", why: "is no folder").description.contains("mode 0700"))
        #expect(AuditError.unusable("/a", why: "x").description == "/a: x")
        #expect(AuditError.unwritten(why: "x").description.hasSuffix("written: x"))
        #expect(AuditError.queueFull.description != AuditError.closed.description)
    }
}

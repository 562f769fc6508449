import Testing

@testable import ProxyRecords

@Suite("Audit folder")
struct AuditFolderTests {
    @Test("names of the files of a record", arguments: [("/a/audit.jsonl", "/a/audit"), ("/audit.log", "/audit.log")])
    func names(file: String, stem: String) {
        let folder = AuditFolder(file: file)
        #expect(folder.active == file && folder.head == file + ".head" && folder.next == file + ".next")
        let ending = file.hasSuffix(".jsonl") ? ".jsonl" : ""
        #expect(folder.segment(first: 7, last: 12) == "\(stem)-000000000007-000000000012\(ending)")
        #expect(AuditFolder(file: "audit.jsonl").active == "./audit.jsonl")
    }

    @Test("full files come in the order of their numbers, others do not count")
    func segments() throws {
        let folder = try TemporaryFolder()
        for name in ["audit-11-20.jsonl", "audit-1-10.jsonl", "audit-x-1.jsonl", "other-1-2.jsonl", "audit.jsonl.head"]
        {
            try folder.write("", to: name)
        }
        let files = AuditFolder(file: folder.file("audit.jsonl"))
        #expect(try files.segments().map(\.first) == [1, 11])
        #expect(try AuditFolder.find(in: folder.path)?.active == files.active)
        try folder.write("", to: "second.head")
        #expect(try AuditFolder.find(in: folder.path) == nil)
        #expect(AuditFolder.isSegment("audit-1-10.jsonl") && !AuditFolder.isSegment("audit.jsonl"))
        #expect(!AuditFolder.isSegment("audit-2026.jsonl"))
    }
}

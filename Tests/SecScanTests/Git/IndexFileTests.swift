import Testing

@testable import SecScan

@Suite struct IndexFileTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder.repository()
        for name in ["a", "b/one", "b/two", "c.txt", "d"] { try folder.write(name, name) }
        try folder.git("add", "-A")
    }

    /// What git itself says of the index: `mode id stage`, a tab, the path.
    private func listed() throws -> [String] {
        try folder.git("-c", "core.quotePath=false", "ls-files", "--stage").split(separator: "\n").map(String.init)
    }

    private func read() throws -> [String] {
        try IndexFile.entries(of: folder.path(".git/index"), sharedIn: folder.path(".git")).map { entry in
            "\(String(entry.mode, radix: 8)) \(entry.id) \(entry.stage)\t\(String(decoding: entry.path, as: UTF8.self))"
        }
    }

    @Test(arguments: [2, 3, 4])
    func versions(version: Int) throws {
        // An extended flag makes git write version 3.
        try folder.write("new", "new")
        try folder.git("add", "--intent-to-add", "new")
        try folder.git("update-index", "--index-version", "\(version)")
        #expect(try read() == listed())
        #expect(try read().count == 6)
    }

    @Test(arguments: [2, 4])
    func split(version: Int) throws {
        try folder.git("update-index", "--index-version", "\(version)")
        try folder.git("update-index", "--split-index")
        #expect(try read() == listed())
        try folder.git("config", "splitIndex.maxPercentChange", "100")
        try folder.write("b/one", "changed")
        try folder.write("b/new", "new")
        try folder.git("rm", "-q", "--cached", "c.txt")
        try folder.git("add", "b")
        let bytes = try folder.bytes(".git/index")
        let link = try #require(try IndexFile(bytes).link)
        #expect(!link.shared.isZero)
        #expect(link.deleted.contains(3), "\(link)")
        #expect(try read() == listed())
        #expect(try read().count == 5)
        try folder.git("rm", "-q", "-r", "--cached", ".")
        #expect(try read() == [])
    }

    @Test func conflicts() throws {
        try folder.commit()
        try folder.git("checkout", "-q", "-b", "other")
        try folder.write("a", "theirs")
        try folder.commit()
        try folder.git("checkout", "-q", "main")
        try folder.write("a", "ours")
        try folder.commit()
        _ = try? folder.git("merge", "-q", "other")
        try folder.git("update-index", "--split-index")
        #expect(try read() == listed())
        #expect(try read().count { $0.hasSuffix("\ta") } == 3)
    }

    @Test func theSharedFileIsGone() throws {
        try folder.git("update-index", "--split-index")
        let link = try #require(try IndexFile(folder.bytes(".git/index")).link)
        let error = #expect(throws: IndexFile.Failure.self) {
            try IndexFile.entries(of: folder.path(".git/index"), sharedIn: folder.path("elsewhere"))
        }
        #expect(error?.reason.contains("sharedindex.\(link.shared)") == true)
    }

    @Test func everyCutAndEveryFlippedByteIsDamage() throws {
        for form in [["--index-version", "4"], ["--index-version", "2"], ["--split-index"]] {
            try folder.git(["update-index"] + form)
            let bytes = try folder.bytes(".git/index")
            for end in bytes.indices { #expect(throws: IndexFile.Failure.self) { try IndexFile(Array(bytes[..<end])) } }
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= 0x41
                #expect(throws: IndexFile.Failure.self) { try IndexFile(changed) }
                // Without a checksum the parser has to stand on its own.
                changed.replaceSubrange((bytes.count - 20)..., with: Array(repeating: 0, count: 20))
                _ = try? IndexFile(changed)
            }
        }
    }
}

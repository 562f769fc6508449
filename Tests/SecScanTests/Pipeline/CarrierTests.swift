import Rules
import Testing

@testable import SecScan

@Suite struct CarrierTests {
    private func carrier(_ target: Scan.Target, fromWorkTree: Bool = false) throws -> Carrier? {
        var scan = Scan(target, rules: try Token.rules(), jobs: 1)
        scan.takesSettingsFromWorkTree = fromWorkTree
        return Carrier(scan)
    }

    @Test func foldersOfTargets() throws {
        let repository = try TestFolder.repository()
        try repository.write("src/a", "a")
        #expect(Carrier.folder(of: .git(path: repository.path("src"))) == repository.path)
        #expect(Carrier.folder(of: .staged(path: repository.path("src"))) == repository.path)
        #expect(Carrier.folder(of: .workTree(path: repository.path)) == repository.path)
        #expect(Carrier.folder(of: .directory(paths: ["x", "y"])) == "x")
        #expect(Carrier.folder(of: .standardInput(path: "x")) == ".")
        let bare = try TestFolder.repository("--bare")
        #expect(Carrier.folder(of: .git(path: bare.path)) == bare.path)
    }

    @Test func severalRootsCarryNothing() throws {
        #expect(try carrier(.directory(paths: ["a", "b"])) == nil)
        #expect(try carrier(.directory(paths: ["a"])) != nil)
    }

    @Test func aGateReadsTheBase() throws {
        let repository = try TestFolder.repository()
        try repository.write("p", "base")
        try repository.commit()
        try repository.git("tag", "base")
        try repository.write("p", "head")
        try repository.commit()
        let gate = Scan.Target.git(path: repository.path, bases: ["base"])
        #expect(try carrier(gate)?.text(of: "p", limit: 10) == "base")
        #expect(try carrier(gate)?.text(of: "q", limit: 10) == nil)
        #expect(try carrier(gate, fromWorkTree: true)?.text(of: "p", limit: 10) == "head")
        #expect(try carrier(.git(path: repository.path, bases: ["absent"])) == nil)
    }

    @Test func onlyRegularFilesOfSensibleSize() throws {
        let folder = try TestFolder()
        let carrier = try #require(try carrier(.directory(paths: [folder.path])))
        #expect(try carrier.text(of: "p", limit: 3) == nil)
        try folder.write("p", "abc")
        #expect(try carrier.text(of: "p", limit: 3) == "abc")
        #expect(throws: ScanError.self) { try carrier.text(of: "p", limit: 2) }
        try folder.link("l", to: "p")
        #expect(throws: ScanError.self) { try carrier.text(of: "l", limit: 3) }
    }

    @Test func whatARangeAdds() throws {
        let repository = try TestFolder.repository()
        try repository.commit()
        try repository.git("tag", "base")
        let line = "\(Fingerprint(family: "sample", value: [1])) sample/token a\n"
        try repository.write(Baseline.defaultName, line)
        try repository.write(PolicyFile.name, "[rules]\ndisable = [\"sample\"]\n")
        try repository.commit()
        let carrier = try #require(try carrier(.git(path: repository.path, bases: ["base"])))
        let notes = try carrier.addedSuppressions(to: Policy(), Baseline())
        #expect(notes.map(\.kind) == [.addedSuppression, .addedSuppression])
        let same = try PolicyFile.parse(repository.text(PolicyFile.name), file: "p", isTrusted: false)
        #expect(try carrier.addedSuppressions(to: same, try Baseline(parsing: line, file: "b")) == [])
    }

    @Test func settingsOfARepositoryAroundAFolder() throws {
        let repository = try TestFolder.repository()
        try repository.write("src/a", "a")
        try repository.write(PolicyFile.name, "")
        for (path, count) in [("", 0), ("src", 1)] {
            let target = Scan.Target.directory(paths: [repository.path(path)])
            #expect(try carrier(target)?.unusedSettings(target).count == count)
        }
    }

    @Test func whatARangeChanges() throws {
        let repository = try TestFolder.repository()
        try repository.write("same", "a")
        try repository.write("other", "a")
        try repository.commit()
        try repository.git("tag", "base")
        try repository.write("other", "b")
        try repository.write("new", "a")
        try repository.commit()
        let gate = try #require(try carrier(.git(path: repository.path, bases: ["base"])))
        #expect(["same", "other", "new", "none"].map { gate.isChanged($0) } == [false, true, true, false])
        #expect(try carrier(.git(path: repository.path))?.isChanged("new") == false)
    }
}

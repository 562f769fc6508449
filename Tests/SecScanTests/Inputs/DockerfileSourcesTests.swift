import Testing

@testable import SecScan

@Suite struct DockerfileSourcesTests {
    private func read(_ folder: TestFolder, _ names: [String]) throws -> [String] {
        let sources = try DockerfileSources.read(names.map { folder.path($0) }, standardInputPath: "x")
        return sources.map {
            "\($0.path.dropFirst(folder.path("").count + 1)) \(String(decoding: $0.bytes, as: UTF8.self))"
        }
    }

    @Test func thoseBelowAFolderByPath() throws {
        let folder = try TestFolder()
        try folder.write("t/b/Dockerfile", "1")
        try folder.write("t/Dockerfile.dev", "2")
        try folder.write("t/a.txt", "3")
        try folder.write("t/.git/Dockerfile", "4")
        #expect(try read(folder, ["t"]) == ["t/Dockerfile.dev 2", "t/b/Dockerfile 1"])
    }

    @Test func aNamedFileIsOneWhateverItsName() throws {
        let folder = try TestFolder()
        try folder.write("a.txt", "1")
        #expect(try read(folder, ["a.txt"]) == ["a.txt 1"])
    }

    @Test(arguments: [("none", "no such file"), ("empty", "no Dockerfile below")])
    func whatIsMissingIsTold(name: String, reason: String) throws {
        let folder = try TestFolder()
        try folder.write("empty/a.txt", "")
        let error = #expect(throws: ScanError.self) { try read(folder, [name]) }
        #expect(error?.description.hasPrefix(folder.path(name) + ": " + reason) ?? false)
    }
}

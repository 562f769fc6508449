import Rules
import Testing

@testable import SecScan

@Suite struct SettingsPlaceTests {
    @Test func folders() {
        #expect(SettingsPlace.folders(above: "a/b/Dockerfile") == ["a/b/", "a/", ""])
        #expect(SettingsPlace.folders(above: "Dockerfile") == [""])
    }

    private func base(_ roots: [String], _ path: String) throws -> [String]? {
        let scan = Scan(.dockerfiles(paths: roots, standardInputPath: "x"), rules: try Token.rules(), jobs: 1)
        guard let base = SettingsPlace(scan, nil)?.base(of: path) else { return nil }
        guard case .folder(let folder) = base.carrier else { return nil }
        return [folder, base.path, base.shown]
    }

    @Test func oneFolder() throws {
        let folder = try TestFolder()
        #expect(try base([folder.path], "a/Dockerfile") == [folder.path, "a/Dockerfile", ""])
    }

    @Test func severalRoots() throws {
        let folder = try TestFolder()
        try folder.write("a/x", "")
        try folder.write("b/Dockerfile", "")
        let roots = [folder.path("a"), folder.path("b/Dockerfile")]
        #expect(
            try base(roots, folder.path("a/c/Dockerfile")) == [folder.path("a"), "c/Dockerfile", folder.path("a/")])
        #expect(try base(roots, folder.path("b/Dockerfile")) == [folder.path("b/"), "Dockerfile", folder.path("b/")])
    }

    @Test func aFileReachesUpToTheRootOfItsRepository() throws {
        let repository = try TestFolder.repository()
        try repository.write("a/b/Dockerfile", "")
        let file = repository.path("a/b/Dockerfile")
        #expect(try base([file], file) == [repository.path, "a/b/Dockerfile", ""])
    }
}

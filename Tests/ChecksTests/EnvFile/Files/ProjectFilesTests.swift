import Testing

@testable import Checks

@Suite struct ProjectFilesTests {
    @Test func whatIsListed() {
        let files = ProjectFiles(
            in: Surroundings(files: [
                ".env": "A=1", "app/.env.example": "A=", "compose.yaml": "services:", "src/a.py": "x",
                "src/b/c.go": "x",
                "node_modules/x/a.js": "x", "vendor/.env": "A=1", "a.png": "", "bin/start": "#!/bin/sh",
                "conf.d/x.conf": "x",
                "README.md": "x", "src/package.json": "{}", "x/requirements-dev.txt": "a", ".git/hooks/x.sh": "x",
            ]))
        #expect(files.envFiles.sorted() == [".env", "app/.env.example"])
        #expect(files.composeFiles == ["compose.yaml"])
        #expect(
            files.sources.map(\.path).sorted() == [
                "bin/start", "compose.yaml", "conf.d/x.conf", "src/a.py", "src/b/c.go", "src/package.json",
            ])
        #expect(files.manifests.sorted() == ["src/package.json", "x/requirements-dev.txt"])
        #expect(files.isComplete)
    }

    @Test func aFolderIsNoFileWhateverItIsCalled() {
        let files = ProjectFiles(
            in: Surroundings(files: [
                "socket.io/a.py": "x", "shop.env/b.go": "x", "next.js/c.ts": "x", "notes.md/d.rb": "x",
            ]))
        #expect(
            files.sources.map(\.path).sorted() == [
                "next.js/c.ts", "notes.md/d.rb", "shop.env/b.go", "socket.io/a.py",
            ])
        #expect(files.envFiles.isEmpty)
    }

    @Test func tooManyFoldersAreTold() {
        let surroundings = Surroundings(root: "") { _, _ in
            nil
        } list: { folder in
            folder.isEmpty
                ? (0..<4100).map { Surroundings.Entry("f\($0)", isFolder: true) }
                : [Surroundings.Entry("a.py", isFolder: false)]
        }
        #expect(!ProjectFiles(in: surroundings).isComplete)
    }
}

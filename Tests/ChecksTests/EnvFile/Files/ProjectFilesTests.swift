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

    @Test func tooManyFoldersAreTold() {
        let surroundings = Surroundings(root: "") { _, _ in
            nil
        } list: { folder in
            folder.isEmpty ? (0..<4100).map { "f\($0)" } : folder.contains("/") ? [] : ["a.py"]
        }
        #expect(!ProjectFiles(in: surroundings).isComplete)
    }
}

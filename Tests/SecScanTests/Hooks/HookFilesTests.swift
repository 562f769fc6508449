import Foundation
import SecScan
import Testing

/// The files in `hooks/` are what `secscan hook install` writes.
@Suite struct HookFilesTests {
    @Test(arguments: HookInstaller.Kind.allCases)
    func fileIsTheProgramsText(kind: HookInstaller.Kind) throws {
        let path = "hooks/\(kind.rawValue)"
        #expect(try ProjectFile.text(path) == HookScript.text(kind))
        #expect(FileManager.default.isExecutableFile(atPath: ProjectFile.root.appending(path: path).path))
    }

    @Test func thereAreNoOthers() {
        #expect(Set(ProjectFile.hooks) == Set(HookInstaller.Kind.allCases.map { "hooks/\($0.rawValue)" }))
    }
}

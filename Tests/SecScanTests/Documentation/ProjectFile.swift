import Foundation

/// Files of this repository, as the tests that read documents need them.
enum ProjectFile {
    static let root: URL = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder
    }()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The files directly in a folder whose names end so, sorted.
    static func names(in folder: String, ending: String = "") -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return all.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted().map { folder + "/" + $0 }
    }

    static let prose =
        ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] + names(in: "docs", ending: ".md")
    static let configuration = names(in: "docs/ci", ending: ".yml") + [".pre-commit-hooks.yaml"]
    static let hooks = names(in: "hooks")
}

import Rules
import TestSupport
import Testing

@testable import SecScan

/// A repository with merges, renames and folders that come, go and come back, made by `git fast-import`.
struct SampleHistory {
    let folder: TestFolder
    /// In the order in which they were made: parents before children.
    let commits: [ObjectID]

    init(commits count: Int, seed: UInt64) throws {
        folder = try TestFolder.repository()
        var random = SeededGenerator(seed: seed)
        func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
        var text = ""
        // Of each commit the files, with what they hold.
        var states: [[String: String]] = []
        let folders = ["", "a/", "a/b/", "a/b/c/", "d/", "e/f/"]
        for commit in 0..<count {
            var parents = commit == 0 || number(0..<40) == 0 ? [] : [number(max(0, commit - 5)..<commit)]
            if commit > 3, !parents.isEmpty, number(0..<4) == 0 {
                let other = number(max(0, commit - 9)..<commit)
                if other != parents[0] { parents.append(other) }
            }
            var files: [String: String] = [:]
            for parent in parents.reversed() { files.merge(states[parent]) { $1 } }
            for _ in 0..<(parents.isEmpty ? 12 : number(0..<3)) {
                let names = files.keys.sorted()
                switch number(0..<5) {
                case 0 where names.count > 3: files[names[number(names.indices)]] = nil
                case 1 where names.count > 3:
                    let name = names[number(names.indices)]
                    files["\(folders[number(folders.indices)])moved\(number(0..<9))"] = files[name]
                    files[name] = nil
                // What was there once may come back.
                case 2: files["\(folders[number(folders.indices)])old"] = "version \(number(0..<3))"
                default:
                    files["\(folders[number(folders.indices)])file\(number(0..<9))"] = "\(commit) \(number(0..<1000))"
                }
            }
            states.append(files)
            text += "commit refs/heads/c\(commit)\nmark :\(commit + 1)\n"
            text += "committer Carl <carl@example.org> \(1_700_000_000 + 60 * commit) +0000\ndata 1\nx\n"
            for (place, parent) in parents.enumerated() { text += "\(place == 0 ? "from" : "merge") :\(parent + 1)\n" }
            text += "deleteall\n"
            for (name, content) in files.sorted(by: { $0.key < $1.key }) {
                text += "M 100644 inline \(name)\ndata \(content.utf8.count)\n\(content)\n"
            }
        }
        // Few enough that they are unpacked.
        try folder.git(
            ["-c", "fastimport.unpackLimit=100000", "fast-import", "--quiet", "--export-marks=.git/marks"],
            input: Array(text.utf8))
        var ids = [ObjectID](repeating: .zero, count: count)
        for line in try folder.text(".git/marks").split(separator: "\n") {
            let words = line.split(separator: " ")
            let mark = try #require(Int(words[0].dropFirst()))
            // Marks of blobs and trees there are none.
            ids[mark - 1] = try #require(ObjectID(hexadecimal: String(words[1])))
        }
        commits = ids
        try folder.git("update-ref", "refs/heads/main", commits[count - 1].description)
    }
}

extension HistoryPlan {
    /// Everything that a repository in a folder has.
    init(whole folder: TestFolder, _ selection: GitHistory.Selection = .init()) throws {
        let repository = try Repository(at: folder.path)
        let catalog = ObjectCatalog(repository.store)
        var graph = CommitGraph()
        for number in catalog.numbers(of: .commit) {
            let record = CommitRecord(repository, catalog.id(number))
            graph.add(try #require(record))
        }
        self.init(whole: repository, catalog, selection, commits: graph)
    }
}

/// What git itself says of the files of every commit.
struct FilesOfCommits {
    struct Version: Hashable {
        var path: String
        var blob: ObjectID
    }

    /// In a plan's order.
    let versions: [Set<Version>]
    var all: Set<Version> { versions.reduce(into: []) { $0.formUnion($1) } }

    init(_ plan: HistoryPlan, _ folder: TestFolder) throws {
        versions = try plan.commits.map { commit in
            try folder.git("ls-tree", "-r", commit.description)
            return Set(
                try folder.text("../out").split(separator: "\n").map { line in
                    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
                    return Version(
                        path: String(words[3]), blob: try #require(ObjectID(hexadecimal: String(words[2]))))
                })
        }
    }
}

import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct TreeGraphTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder.repository() }

    @Test func whatMatters() async throws {
        for name in ["a", "d/deep/a", "e/.env", "clean/x"] { try folder.write(name, name) }
        try folder.commit()
        let sample = try await SampleGraph(folder, found: ["HEAD:d/deep/a"])
        for (path, matters) in [("", true), ("d", true), ("d/deep", true), ("e", true), ("clean", false)] {
            #expect(sample.graph.matters(try sample.number("HEAD:\(path)")) == matters, "\(path)")
        }
        let root = try sample.number("HEAD^{tree}")
        #expect(sample.graph.hasFile("e/.env", below: root) && sample.graph.hasFile("d/deep/a", below: root))
        #expect(!sample.graph.hasFile("e", below: root) && !sample.graph.hasFile("clean/x", below: root))
        #expect(!sample.graph.hasFile("e/.env", below: nil))
    }

    @Test func whatIsAbsentOrDamaged() async throws {
        let blob = [UInt8](repeating: 1, count: 20)
        let tree = [UInt8](repeating: 2, count: 20)
        _ = try folder.store("tree", Array("100644 a\0".utf8) + blob + Array("40000 d\0".utf8) + tree)
        let damaged = try folder.store("tree", Array("100644 a".utf8))
        let graph = try await SampleGraph(folder).graph
        #expect(graph.absentBlobs.map(\.description) == [String(repeating: "01", count: 20)])
        #expect(graph.absentTrees.map(\.description) == [String(repeating: "02", count: 20)])
        #expect(graph.notScanned.map(\.what) == ["tree \(damaged)"])
    }

    @Test func namesThatTell() async throws {
        try folder.write("e/\(Token.first)", "")
        try folder.write("\(Token.second)/x", "")
        try folder.commit()
        let sample = try await SampleGraph(folder)
        let (graph, catalog) = (sample.graph, sample.catalog)
        #expect(graph.suspiciousNames() == [Array(Token.first.utf8), Array(Token.second.utf8)])
        let inner = try #require(catalog.number(of: folder.id("HEAD:e")))
        let root = try #require(catalog.number(of: folder.id("HEAD^{tree}")))
        #expect(graph.suspiciousNames(in: graph.trees(below: [inner])) == [Array(Token.first.utf8)])
        #expect(graph.suspiciousNames(in: graph.trees(below: [root])) == graph.suspiciousNames())
        #expect(graph.suspiciousNames(in: graph.trees(below: [])).isEmpty)
    }

    /// Trees of which most are deltas give the same graph as those that lie loose.
    @Test func treesMadeFromOthers() async throws {
        var random = SeededGenerator(seed: 7)
        var names = (0..<60).map { "folder\($0 % 5)/file-\($0)" }
        for name in names { try folder.write(name, name) }
        for round in 0..<30 {
            for _ in 0..<3 {
                let index = Int.random(in: names.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: try folder.write(names[index], "changed \(round)")
                case 1:
                    names.append("folder\(index % 5)/new-\(round)-\(index)")
                    try folder.write(names[names.count - 1], index % 2 == 0 ? "" : "text")
                default:
                    try? folder.remove(names[index])
                }
            }
            try folder.commit()
        }
        let found = [try folder.git("hash-object", "-w", "--stdin")]
        let loose = try await SampleGraph(folder, found: found)
        try folder.git("repack", "-q", "-a", "-d", "-f", "--window=50", "--depth=50")
        let packed = try await SampleGraph(folder, found: found)
        let trees = packed.catalog.numbers(of: .tree)
        #expect(trees.count { packed.catalog.base(of: $0) != nil } > 20)
        func described(_ sample: SampleGraph, _ tree: Int) -> [String] {
            sample.graph.entries(of: tree).map { edge in
                let name = String(decoding: sample.graph.names[Int(edge.name)], as: UTF8.self)
                return "\(name) \(sample.catalog.id(Int(edge.target)))"
            }
        }
        for tree in trees {
            let other = try #require(loose.catalog.number(of: packed.catalog.id(tree)))
            #expect(described(packed, tree) == described(loose, other))
            #expect(packed.graph.matters(tree) == loose.graph.matters(other))
        }
    }
}

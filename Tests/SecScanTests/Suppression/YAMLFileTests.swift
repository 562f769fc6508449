import Testing
import YAML

@testable import SecScan

@Suite struct YAMLFileTests {
    private let file = YAMLFile(file: "a.yaml")

    @Test func values() throws {
        let root = try #require(try file.mapping(in: Array("a: [x, 1, true]\nb: on\nc:\nd: {e: f}\n".utf8)))
        let values = root.pairs.map(\.value)
        #expect(try file.list(values[0], "a").map(\.text) == ["x", "1", "true"])
        #expect(try file.bool(values[1], "b"))
        #expect(try file.list(values[2], "c").isEmpty && file.mapping(values[2], "c").isEmpty)
        #expect(try file.mapping(values[3], "d").map(\.key.text) == ["e"])
        #expect(throws: ScanError(.usage, "a.yaml:4: d takes a list")) { try file.list(values[3], "d") }
        #expect(throws: ScanError(.usage, "a.yaml:1: a takes keys with values")) { try file.mapping(values[0], "a") }
        #expect(throws: ScanError(.usage, "a.yaml:4: d takes true or false")) { try file.bool(values[3], "d") }
    }

    @Test func nothing() throws {
        #expect(try file.mapping(in: [])?.keys == nil && file.mapping(in: Array("~".utf8))?.keys == nil)
    }
}

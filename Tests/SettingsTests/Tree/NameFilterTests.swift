import Testing

@testable import Settings

@Suite struct NameFilterTests {
    @Test(arguments: [
        ("origin", true), ("ORIGIN", true), ("b", true), ("a", true), ("none", false), ("origins", false),
    ])
    func namesOfAllDepths(_ name: String, _ expected: Bool) throws {
        let text = "{\"a\": [{\"Origin\": {\"b\": 1}}]}"
        let file = try SettingsFile(Array(text.utf8), format: .json)
        #expect(NameFilter(file.documents).mayHold(NameFilter.hash(of: name)) == expected)
    }

    @Test func aPathNeedsANameOfEachComponent() throws {
        let file = try SettingsFile(Array("a: {b: {c: 1}}\n".utf8), format: .yaml)
        #expect(file.mayHold("**/b|x/c") && file.mayHold("*") && file.mayHold("(?i)A/B"))
        #expect(!file.mayHold("a/x/c") && !file.mayHold("x|y"))
    }
}

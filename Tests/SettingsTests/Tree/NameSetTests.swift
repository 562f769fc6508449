import Testing

@testable import Settings

@Suite("NameSet")
struct NameSetTests {
    @Test("what is among them is never denied, in whatever case")
    func names() {
        var set = NameSet("Origin")
        set.formUnion(NameSet("kind"))
        #expect(set.mayHold(anyOf: NameSet(anyOf: ["origin"])) && set.mayHold(anyOf: NameSet(anyOf: ["KIND", "x"])))
        let others = (0..<100).filter { set.mayHold(anyOf: NameSet("name\($0)")) }
        #expect(others.count < 20)
    }

    @Test("no name asks for nothing, and is asked for everywhere")
    func empty() {
        #expect(NameSet("") == NameSet())
        #expect(NameSet().mayHold(anyOf: NameSet()))
        #expect(!NameSet().mayHold(anyOf: NameSet("a")))
        #expect(NameSet("a").mayHold(anyOf: NameSet(anyOf: ["", "b"])))
    }
}

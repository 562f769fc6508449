import Testing

@testable import ShellSyntax

@Suite("Values of variables over time")
struct VariableHistoryTests {
    @Test("values hold from their moment on")
    func moments() {
        var history = VariableHistory(["a": "0"])
        let before = history.now
        history.set("a", "1")
        #expect(history.value(of: "a", at: before) == "0")
        #expect(history.value(of: "a", at: history.now) == "1")
        #expect(history.value(of: "b", at: history.now) == nil)
    }

    @Test("subshells, branches and functions")
    func branches() {
        var history = VariableHistory(["a": "0", "b": "0", "c": "0"])
        let mark = history.mark
        history.set("a", "1")
        history.restore(mark)
        #expect(history.value(of: "a", at: history.now) == "0")
        let branch = history.mark
        history.set("b", "1")
        history.join(branch)
        #expect(history.value(of: "b", at: history.now) == nil)
        history.makeVolatile(["c"])
        #expect(history.value(of: "c", at: history.now) == nil)
        history.forgetAll()
        #expect(history.value(of: "a", at: history.now) == nil)
    }

    @Test("values that double do not fill memory")
    func growth() {
        #expect(commandLines("a=xxxxxxxx; " + String(repeating: "a=$a$a; ", count: 20) + "b $a").last == "b «$a»")
    }
}

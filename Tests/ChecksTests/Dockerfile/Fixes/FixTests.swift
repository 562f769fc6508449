import Rules
import Testing

@testable import Checks

@Suite("Fixes")
struct FixTests {
    @Test("a fix has edits, all of them, and none in another one's way")
    func creation() {
        #expect(Fix("nothing", []) == nil)
        #expect(Fix("half", [Edit(0..<1, "a"), nil]) == nil)
        #expect(Fix("twice", [Edit(0..<2, "a"), Edit(1..<3, "b")]) == nil)
        let fix = Fix("good", [Edit(4..<5, "b"), Edit(0..<1, "a")])
        #expect(fix?.edits.map(\.range) == [0..<1, 4..<5])
        #expect(fix?.isUnsafe == false)
    }
}

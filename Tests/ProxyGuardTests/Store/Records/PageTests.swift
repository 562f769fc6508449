import Testing

@testable import ProxyStore

@Suite struct PageTests {
    @Test(arguments: ["", "-1", "+1", "1 ", "a", "9999999999999999999", "99999999999999999999", "'"])
    func noCursor(text: String) { #expect(PageCursor(text) == nil) }

    @Test func cursors() { #expect(PageCursor("42")?.text == "42") }

    @Test func patterns() {
        #expect(PageRequest(nameContains: "a%b_c\\").pattern == "%a\\%b\\_c\\\\%")
        #expect(PageRequest().pattern == nil)
        #expect(throws: StoreError.self) { try PageRequest(nameContains: String(repeating: "a", count: 401)).check() }
    }
}

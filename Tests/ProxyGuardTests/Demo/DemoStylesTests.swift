import Testing

@testable import ProxyDemo

@Suite("DemoStyles")
struct DemoStylesTests {
    @Test("Codes stand around the text, or are not there")
    func codes() {
        #expect(DemoStyles(isColoured: false).good("a") == "a")
        #expect(DemoStyles(isColoured: true).good("a") == "\u{1B}[32ma\u{1B}[0m")
        #expect(DemoStyles(isColoured: true).bad("a") == "\u{1B}[31ma\u{1B}[0m")
        #expect(DemoStyles(isColoured: true).title("a") == "\u{1B}[1ma\u{1B}[0m")
    }
}

import Rules
import Testing

@testable import Checks

@Suite("HadolintLevel")
struct HadolintLevelTests {
    @Test("the gravest comes first")
    func order() {
        #expect(HadolintLevel.allCases.shuffled().sorted() == [.error, .warning, .info, .style, .ignore])
    }

    @Test("names of the configuration")
    func names() {
        #expect(HadolintLevel(name: "style") == .style)
        #expect(HadolintLevel(name: "none") == .ignore)
        #expect(HadolintLevel(name: "fatal") == nil)
    }
}

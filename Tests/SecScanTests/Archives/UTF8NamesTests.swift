import Foundation
import Testing

@testable import SecScan

@Suite struct UTF8NamesTests {
    @Test func onlyWithin() {
        func charset() -> String { String(cString: nl_langinfo(nl_item(CODESET))) }
        let before = charset()
        #expect(UTF8Names.using { charset() } == "UTF-8")
        #expect(charset() == before)
    }
}

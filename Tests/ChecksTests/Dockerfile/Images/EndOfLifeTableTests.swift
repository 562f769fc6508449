import Rules
import Testing

@testable import Checks

@Suite("EndOfLifeTable")
struct EndOfLifeTableTests {
    @Test("every row is names and a day", arguments: EndOfLifeTable.rows.keys.sorted())
    func rows(product: String) {
        for entry in (EndOfLifeTable.rows[product] ?? "").split(separator: ",") {
            let words = entry.split(separator: " ")
            let day = words.last ?? ""
            #expect(words.count >= 2, "\(product): \(entry)")
            #expect(day.count == 10 && day.split(separator: "-").map(\.count) == [4, 2, 2], "\(product): \(entry)")
            #expect(day.allSatisfy { $0.isNumber || $0 == "-" }, "\(product): \(entry)")
        }
    }

    @Test("official images")
    func official() {
        #expect(EndOfLifeTable.isOfficial("golang") && EndOfLifeTable.isOfficial("composer"))
        #expect(!EndOfLifeTable.isOfficial("assets"))
    }

    @Test("other names lead to a row")
    func others() {
        #expect(EndOfLifeTable.others.values.allSatisfy { EndOfLifeTable.rows[$0] != nil })
    }
}

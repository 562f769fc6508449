import Rules
import Testing

@testable import Checks

@Suite("HadolintJSONReport")
struct HadolintJSONReportTests {
    @Test("keys in the order of their names")
    func keys() {
        let finding = HadolintFinding(code: "DL3006", level: .warning, line: 4, column: 1, message: "a \"b\"\n\u{1}")
        #expect(
            HadolintJSONReport.text(of: [("x\\y", [finding]), ("z", [])])
                == #"[{"code":"DL3006","column":1,"file":"x\\y","level":"warning","line":4,"message":"a \"b\"\n\u0001"}]"#
        )
        #expect(HadolintJSONReport.text(of: []) == "[]")
    }
}

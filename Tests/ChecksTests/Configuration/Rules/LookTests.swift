import Rules
import Settings
import SourceCode
import Testing

@testable import Checks

@Suite struct LookTests {
    @Test func eachClauseSaysWhatItIsAbout() throws {
        let rules = try configurationRules(
            """
            [[rule.code]]
            languages = ["javascript", "go"]
            match = "cors()"
            [[rule.setting]]
            formats = ["yaml"]
            path = "**/origin"
            """)
        let clauses = rules.flatMap(\.clauses)
        #expect(
            try clauses.map { Set(try Look.kinds(of: $0)) } == [[.code(.javascript), .code(.go)], [.settings(.yaml)]])
        let looks = try clauses.map { try Look($0) }
        for look in looks { try look.validate() }
        #expect(
            looks.map { $0.demands.map { $0.lists.map { $0.map { String(decoding: $0.bytes, as: UTF8.self) } } } } == [
                [[["cors"]]], [[["origin"]]],
            ])
    }
}

import Rules
import Settings
import SourceCode
import Synchronization
import Testing

@testable import Checks

@Suite struct ClauseStoreTests {
    private static let clauses = """
        [[rule.code]]
        languages = ["javascript", "go"]
        match = "cors()"
        [[rule.setting]]
        formats = ["yaml"]
        path = "**/cors"
        """

    private static let text = Array("cors()".utf8)

    @Test func eachKindHasItsOwn() throws {
        let rules = try configurationRules(Self.clauses)
        let store = ClauseStore { rules }
        for (kind, count) in [
            (FileKind.code(.go), 1), (.code(.javascript), 1), (.settings(.yaml), 1), (.code(.php), 0),
        ] {
            #expect(try store.rules(about: kind).candidates(in: Self.text).count == count)
        }
    }

    @Test func rulesAreAskedForOnceAndWhenAFileComes() throws {
        let rules = try configurationRules(Self.clauses)
        let asked = Atomic(0)
        let store = ClauseStore {
            asked.add(1, ordering: .relaxed)
            return rules
        }
        #expect(asked.load(ordering: .relaxed) == 0)
        for _ in 0..<3 { _ = try store.rules(about: .code(.go)) }
        _ = try store.rules(about: .settings(.yaml))
        #expect(asked.load(ordering: .relaxed) == 1)
    }

    /// A clause that cannot be read harms no file of another kind; who checks all of them is told.
    @Test func mistakesAreToldWhereTheyMatter() throws {
        let rules = try configurationRules(
            Self.clauses + """

                [[rule.code]]
                languages = ["php"]
                match = "ab()"
                """)
        let store = ClauseStore { rules }
        #expect(try store.rules(about: .code(.go)).candidates(in: Self.text).count == 1)
        #expect(throws: RulesError.self) { try store.rules(about: .code(.php)) }
        #expect(throws: RulesError.self) { try store.validate() }
        #expect(try store.rules(about: .code(.go)).candidates(in: Self.text).count == 1)
    }
}

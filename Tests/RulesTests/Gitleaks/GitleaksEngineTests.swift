import Testing

@testable import Rules

@Suite struct GitleaksEngineTests {
    @Test func `a rule that is switched off or hidden is not run for itself`() throws {
        let text = "[[rules]]\nid = 'a'\nregex = 'x'\n[[rules]]\nid = 'b'\nregex = 'x'\nskipReport = true"
        let set = try GitleaksSample.rules(text)
        #expect(Detector(rules: set).gitleaks?.entries.map { $0.index != nil } == [true, false])
        #expect(
            Detector(rules: set.silencing { _ in true }).gitleaks?.entries.map { $0.index != nil } == [false, false])
        #expect(
            Detector(rules: set.filtered { _ in false }).gitleaks?.entries.map { $0.index != nil } == [false, false])
        #expect(Detector(rules: try RuleSet([])).gitleaks == nil)
    }

    @Test func `rules of paths alone`() throws {
        let text =
            "[[rules]]\nid = 'k'\npath = '\\.p12$'\n[[rules.allowlists]]\npaths = ['^t/']\n[[rules.allowlists]]\ncommits = ['AB']"
        let engine = try GitleaksSample.engine(text)
        let rule = engine.pathRules[0].rule
        #expect(engine.outcome(of: rule, path: "a.p12") == .allowedIn(["ab"]))
        #expect(engine.outcome(of: rule, path: "t/a.p12") == .allowed)
        #expect(engine.outcome(of: rule, path: "a.txt") == nil)
        #expect(engine.rule(at: 0)?.id == "k" && engine.rule(at: 1) == nil)
    }

    @Test(
        arguments: [
            ("[[allowlists]]\nregexes = ['abc']", true), ("[[allowlists]]\nregexes = ['none']", false),
            ("[[allowlists]]\ntargetRules = ['sample']\nstopwords = ['XABC']", true),
            ("[[allowlists]]\ntargetRules = ['other']\nstopwords = ['XABC']", false),
            ("[[rules]]\nid = 'sample'\nentropy = 5", true), ("[[rules]]\nid = 'sample'\nentropy = 0.5", false),
        ])
    func `findings of built-in rules are judged too`(text: String, isDropped: Bool) throws {
        let engine = try GitleaksSample.engine(
            "[extend]\nuseDefault = true\n" + text, builtIn: [GitleaksSample.builtIn])
        let bytes = Array("k = xabcx".utf8)
        let mark = bytes.withUnsafeBytes { engine.mark(rule: 0, value: Array(bytes[4..<9]), match: 4..<9, in: $0) }
        #expect((mark == nil) == isDropped)
    }
}

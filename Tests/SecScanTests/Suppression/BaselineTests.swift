import Rules
import Testing

@testable import SecScan

@Suite struct BaselineTests {
    private let fingerprint = Fingerprint(family: "sample", value: Token.first.utf8)

    private func entry(_ path: String) -> Baseline.Entry {
        Baseline.Entry(fingerprint: fingerprint, rule: "sample/token", path: path)
    }

    private func covers(_ baseline: Baseline, _ sighting: Sighting) -> Bool {
        var suppression = Suppression(policy: Policy(), baseline: baseline)
        return suppression.open([sighting]).isEmpty
    }

    @Test(
        arguments: [
            "a.txt", "two words.txt", " leading", "trailing ", "back\\slash", "\\n", "line\nbreak", "cr\rlf\r\n", "ü/ß",
            "#hash", "a  b",
        ])
    func comesBack(path: String) throws {
        let baseline = Baseline(entries: [entry(path), entry("other")])
        #expect(try Baseline(parsing: baseline.text, file: "b") == baseline)
    }

    /// Characters that Unicode takes for line breaks, and marks that join the separator in front of them.
    @Test(arguments: ["form\u{C}feed", "para\u{2029}graph", "next\u{85}line", "\u{301}mark", "\u{FE0F}selector"])
    func comesBackFromUnicode(path: String) {
        let baseline = Baseline(entries: [entry(path)])
        #expect((try? Baseline(parsing: baseline.text, file: "b")) == baseline)
    }

    @Test func textIsSorted() {
        let lines = Baseline(entries: [entry("b"), entry("a")]).text.split(separator: "\n").map(String.init)
        #expect(lines == ["# secscan baseline 1", "\(fingerprint) sample/token a", "\(fingerprint) sample/token b"])
    }

    @Test func commentsAndEmptyLines() throws {
        let text = "# one\r\n\r\n  \n\(fingerprint.description.uppercased()) sample/token a\r\n"
        #expect(try Baseline(parsing: text, file: "b").entries == [entry("a")])
    }

    @Test(arguments: ["nonsense", "0123 sample/token a", "0123456789abcdef0123456789abcdef sample/token"])
    func mistakesAreNamed(line: String) {
        let error = #expect(throws: ScanError.self) { try Baseline(parsing: "# one\n\(line)\n", file: "known") }
        #expect(error?.code == .usage)
        #expect(error?.description.hasPrefix("known:2: ") == true)
    }

    @Test func coversItsPlaceOrEveryPlace() {
        #expect(covers(Baseline(entries: [entry("a.txt")]), .sample("a.txt")))
        #expect(!covers(Baseline(entries: [entry("a.txt")]), .sample("b.txt")))
        #expect(covers(Baseline(entries: [entry("*")]), .sample("b.txt")))
        #expect(!covers(Baseline(entries: [entry("*")]), .sample("b.txt", value: Token.second)))
        // The family is in the fingerprint: a rule of it may have got another name.
        #expect(covers(Baseline(entries: [entry("*")]), .sample("b.txt", rule: Token.rule("sample/other"))))
    }

    @Test func everyPlaceOfAFinding() {
        var collector = FindingCollector()
        collector.add(contentsOf: [.sample("a.txt"), .sample("b.txt")])
        var nothing = Suppression(policy: Policy())
        #expect(Baseline(collector.findings(&nothing).findings).entries == [entry("a.txt"), entry("b.txt")])
    }
}

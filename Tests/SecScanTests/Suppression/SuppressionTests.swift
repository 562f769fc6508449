import Rules
import Testing

@testable import SecScan

@Suite struct SuppressionTests {
    private func policy(_ change: (inout Allow) -> Void) -> Policy {
        var allow = Allow(origin: "p.toml:3", reason: "known")
        allow.paths = [Glob("*.txt")]
        change(&allow)
        return Policy(allows: [allow])
    }

    @Test func holdsBackWhatAnEntryNames() {
        var suppression = Suppression(policy: policy { _ in }, now: 100)
        #expect(suppression.open([.sample("a.txt"), .sample("b.md")]).map(\.place.path) == ["b.md"])
        #expect(suppression.notes == [])
    }

    @Test func tellsWhatHoldsNothingBack() {
        var suppression = Suppression(policy: policy { _ in }, now: 100)
        #expect(suppression.open([.sample("b.md")]).count == 1)
        #expect(suppression.notes.map(\.kind) == [.unusedSuppression])
        #expect(suppression.notes.allSatisfy { $0.text.hasPrefix("p.toml:3: ") })
        #expect(Suppression(policy: policy { $0.reportsUnused = false }, now: 100).notes == [])
    }

    @Test func tellsWhatHasExpired() {
        var suppression = Suppression(policy: policy { $0.expires = 86_400 }, now: 86_400)
        #expect(suppression.open([.sample("a.txt")]).count == 1)
        #expect(suppression.notes.map(\.kind) == [.expiredSuppression])
        #expect(suppression.notes.allSatisfy { $0.text.contains("1970-01-02") })
    }

    @Test func criticalFindingsStay() {
        var suppression = Suppression(policy: policy { _ in }, now: 100)
        let critical = Sighting.sample("a.txt", rule: Token.rule(severity: .critical))
        #expect(suppression.open([critical]).count == 1)
        #expect(suppression.notes.map(\.kind) == [.ignoredSetting])
    }

    @Test func baseline() {
        let known = Sighting.sample("a.txt")
        let entry = Baseline.Entry(fingerprint: known.fingerprint, rule: "sample/token", path: "a.txt")
        var suppression = Suppression(policy: Policy(), baseline: Baseline(entries: [entry]))
        let open = suppression.open([known, .sample("b.txt"), .sample("a.txt", value: Token.second)])
        #expect(open.map(\.place.path) == ["b.txt", "a.txt"])
    }

    /// A comment in the present version covers the file's earlier ones, one in an earlier version only that.
    @Test(arguments: [(true, true, 0), (false, true, 1), (true, false, 2)])
    func commentAndEarlierVersions(inHead: Bool, honours: Bool, left: Int) {
        var suppression = Suppression(policy: Policy(), honoursInline: honours)
        let commented = Sighting.sample("a.txt", inHead: inHead, isAllowedInline: true)
        #expect(suppression.open([.sample("a.txt", inHead: false), commented]).count == left)
    }

    @Test func commentCoversItsFileOnly() {
        var suppression = Suppression(policy: Policy())
        let commented = Sighting.sample("a.txt", inHead: true, isAllowedInline: true)
        #expect(suppression.open([.sample("b.txt", inHead: true), commented]).map(\.place.path) == ["b.txt"])
    }

    // MARK: Places in a history

    /// Where a value came into a file decides about the versions that keep it.
    @Test(arguments: [("c1", 3, 0), ("c2", 5, 1), ("c1", 4, 2)])
    func laterVersionsGoWithTheFirst(commit: String, line: Int, left: Int) {
        var allow = Allow(origin: "i:1", reason: "known")
        (allow.exactPaths, allow.commits, allow.line) = (["a.txt"], [commit], line)
        var suppression = Suppression(policy: Policy(allows: [allow]), now: 100)
        let first = Sighting.sample("a.txt", line: 3, commit: "c1", order: 1)
        #expect(suppression.open([.sample("a.txt", line: 5, commit: "c2", order: 2), first]).count == left)
    }

    @Test func everyFirstPlaceMustBeAllowed() {
        var allow = Allow(origin: "i:1", reason: "known")
        (allow.exactPaths, allow.line) = (["a.txt"], 3)
        var suppression = Suppression(policy: Policy(allows: [allow]), now: 100)
        let first = [3, 4].map { Sighting.sample("a.txt", line: $0, commit: "c1", order: 1) }
        let later = Sighting.sample("a.txt", line: 5, commit: "c2", order: 2)
        #expect(suppression.open(first + [later]).map(\.place.line) == [4, 5])
    }

    @Test func aCommitOfAnAllowlist() {
        var suppression = Suppression(policy: Policy(), now: 100)
        var first = Sighting.sample("a.txt", commit: "c1", order: 1)
        let later = Sighting.sample("a.txt", commit: "c2", order: 2)
        first.allowedCommits = ["c1"]
        #expect(
            suppression.open([first, later, .sample("b.txt", commit: "c2", order: 2)]).map(\.place.path) == ["b.txt"])
        first.allowedCommits = ["c2"]
        #expect(suppression.open([first]).count == 1)
    }

    @Test func aForeignBaselineTellsWhatIsStale() throws {
        let text =
            "{\"results\": {\"a.txt\": [{\"hashed_secret\": \"\(Array(Token.first.utf8).withUnsafeBytes { ObjectID.sha1($0).description })\", \"line_number\": 1}, {\"hashed_secret\": \"00\", \"line_number\": 2}]}}"
        var suppression = Suppression(policy: Policy(), baseline: try Baseline(parsing: text, file: "b"))
        #expect(suppression.open([.sample("a.txt"), .sample("b.txt")]).map(\.place.path) == ["b.txt"])
        #expect(
            suppression.notes.map(\.text) == ["b: 1 of 2 entries match nothing that a scan finds: a.txt:2 (secret)"])
    }
}

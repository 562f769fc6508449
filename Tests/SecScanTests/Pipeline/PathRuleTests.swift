import Rules
import Testing

@testable import SecScan

@Suite struct PathRuleTests {
    @Test func checksAreAboutTrackedFiles() throws {
        let rule = try #require(PathRule.all(try Token.rules(), nil).first)
        #expect(rule.needsTracking && rule.fires(onTracked: "d/.env") && !rule.fires(onTracked: "d/a"))
        #expect(rule.mayFire(onName: Array(".env".utf8)) && !rule.mayFire(onName: Array("a".utf8)))
        #expect(rule.sighting(path: "a", message: "m") == nil)
        #expect(rule.sighting(path: ".env", message: "m", order: 3)?.order == 3)
    }

    @Test func contentAndPlaceTellHowSure() throws {
        let rule = try #require(PathRule.all(try Token.rules(), nil).first)
        func confidence(_ content: String, _ path: String) -> Confidence {
            Array(content.utf8).withUnsafeBytes { rule.confidence(inContent: $0, at: path) }
        }
        #expect(confidence("DB_PASSWORD=plumtree", "a/.env") == .high)
        #expect(confidence("PORT=80", "a/.env") == .medium)
        #expect(confidence("DB_PASSWORD=plumtree", "tests/.env") == .medium)
        #expect(confidence("PORT=80", "tests/.env") == .low)
    }

    @Test func rulesOfPathsAloneAreAboutAnyFile() throws {
        let context = try GitleaksSample.context(
            "[[rules]]\nid = 'k'\ndescription = 'Key file'\npath = '^d/.*\\.p12$'\n[[rules.allowlists]]\ncommits = ['c1']"
        )
        let rule = try #require(context.pathRules.first)
        #expect(!rule.needsTracking && rule.mayFire(onName: Array("x".utf8)))
        let sighting = try #require(rule.sighting(path: "d/a.p12", message: "m"))
        #expect(sighting.allowedCommits == ["c1"] && sighting.rule.aliases == ["gitleaks:k"])
        #expect(context.pathSightings("d/a.p12").map(\.message) == ["d/a.p12: Key file found"])
        #expect(context.pathSightings("a.p12").isEmpty)
        #expect(try Token.context().pathSightings(".env").isEmpty)
    }
}

import Testing

@testable import Rules

@Suite struct GitleaksAllowlistTests {
    private func verdict(
        _ list: GitleaksAllowlist, secret: String = "value", match: String = "k=value", line: String = "\nk=value # x"
    ) -> GitleaksAllowlist.Verdict {
        list.verdict(secret: Array(secret.utf8)[...], match: Array(match.utf8)[...], line: Array(line.utf8)[...])
    }

    @Test func `any condition is enough`() throws {
        let list = GitleaksAllowlist(paths: [try GoRegex("^a")], regexes: [try GoRegex("^val")], stopWords: ["ALU"])
        #expect(verdict(list) == .allowed)
        #expect(verdict(list, secret: "xAlUx") == .allowed)
        #expect(verdict(list, secret: "other") == .open)
        #expect(verdict(GitleaksAllowlist(stopWords: ["y"])) == .refused)
        #expect(verdict(GitleaksAllowlist(stopWords: ["y"]), secret: "") == .refused)
    }

    @Test func `all conditions are needed`() throws {
        let (path, regex) = (try GoRegex("^a"), try GoRegex("^val"))
        #expect(verdict(GitleaksAllowlist(needsAll: true, regexes: [regex], stopWords: ["zz"])) == .refused)
        #expect(verdict(GitleaksAllowlist(needsAll: true, regexes: [regex], stopWords: ["alu"])) == .allowed)
        #expect(verdict(GitleaksAllowlist(needsAll: true, paths: [path], regexes: [regex])) == .open)
        #expect(verdict(GitleaksAllowlist(needsAll: true, paths: [path], regexes: [regex]), secret: "x") == .refused)
    }

    @Test(arguments: [("^value$", GitleaksAllowlist.Target.secret), ("^k=", .match), ("# x$", .line), ("^\n", .line)])
    func `the target is what the expressions see`(expression: String, target: GitleaksAllowlist.Target) throws {
        #expect(verdict(GitleaksAllowlist(target: target, regexes: [try GoRegex(expression)])) == .allowed)
        let other: GitleaksAllowlist.Target = target == .secret ? .match : .secret
        #expect(verdict(GitleaksAllowlist(target: other, regexes: [try GoRegex(expression)])) == .refused)
    }

    @Test func `path and commit decide in the end`() throws {
        let path = try GoRegex("^a")
        #expect(GitleaksAllowlist(paths: [path]).outcome(path: "a/b") == .allowed)
        #expect(GitleaksAllowlist(paths: [path]).outcome(path: "b") == .reported)
        #expect(GitleaksAllowlist(paths: [path], commits: ["AB"]).outcome(path: "b") == .allowedIn(["ab"]))
        #expect(GitleaksAllowlist(needsAll: true, paths: [path], commits: ["AB"]).outcome(path: "b") == .reported)
        #expect(
            GitleaksAllowlist(needsAll: true, paths: [path], commits: ["AB"]).outcome(path: "a") == .allowedIn(["ab"]))
    }

    @Test func `a path is skipped only where nothing else is asked`() throws {
        let (path, regex) = (try GoRegex("^a"), try GoRegex("x"))
        #expect(GitleaksAllowlist(paths: [path], regexes: [regex]).skips(path: "a"))
        #expect(!GitleaksAllowlist(needsAll: true, paths: [path], regexes: [regex]).skips(path: "a"))
        #expect(GitleaksAllowlist(needsAll: true, paths: [path]).skips(path: "a"))
        #expect(!GitleaksAllowlist(paths: [path]).skips(path: ""))
    }
}

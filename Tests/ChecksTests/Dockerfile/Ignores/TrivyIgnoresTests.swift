import Rules
import Testing

@testable import Checks

@Suite struct TrivyIgnoresTests {
    private func ignores(_ comment: String) -> [Ignore] { IgnoreSample("FROM a\n\(comment)\nRUN b\n").ignores }

    @Test(arguments: [
        ("# trivy:ignore:DS-0002", [["DS-0002", "-", ""]]), ("#trivy:ignore:DS002", [["DS002", "-", ""]]),
        ("# trivy:ignore:AVD-DS-0002 - why", [["AVD-DS-0002", "-", "why"]]),
        ("# trivy:ignore:a trivy:ignore:b", [["a", "-", ""], ["b", "-", ""]]),
        ("# trivy:ignore:a:exp:2027-01-31 why", [["a", "2027-01-31", "why"]]),
        ("# trivy:ignore:a[x=y]:ws:z:exp:2027-01-31", [["a", "2027-01-31", ""]]),
        ("# trivy:ignore:a:exp:", [["a", "", ""]]), ("# trivy:ignore:", []), ("# trivy ignore:a", []),
        ("# since trivy:ignore:a", [["a", "-", ""]]), ("# hadolint ignore=x # trivy:ignore:a", [["a", "-", ""]]),
    ])
    func spellings(comment: String, expected: [[String]]) {
        let found = ignores(comment).filter { $0.tool == .trivy }.map { ignore in
            guard case .name(let name) = ignore.subject else { return ["?"] }
            return [name, ignore.until ?? "-", ignore.reason]
        }
        #expect(found == expected)
    }

    @Test func everyRuleOfTheTool() { #expect(ignores("# trivy:ignore:*").map(\.subject) == [.tool]) }

    @Test func stackedAndBehindCommands() {
        let text = """
            FROM a
            #trivy:ignore:a
            # why
            #trivy:ignore:b
            RUN c \\
              # trivy:ignore:d
              && e

            RUN f # trivy:ignore:g
            RUN <<EOF
            # trivy:ignore:h
            i
            EOF
            """
        #expect(
            IgnoreSample(text).lines == ["trivy a: 5…7", "trivy b: 5…7", "trivy d: 7", "trivy g: 9", "trivy h: 11 12"])
    }
}

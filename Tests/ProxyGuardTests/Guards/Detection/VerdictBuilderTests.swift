import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct VerdictBuilderTests {
    private static let finding = GuardFinding(rule: "a/b", field: "c")

    private static func verdict(open: Bool = false, _ body: (inout VerdictBuilder) -> Void) -> GuardVerdict {
        var builder = VerdictBuilder(passesOnFailure: open)
        body(&builder)
        return withBytes("[]") { builder.verdict(for: $0) }
    }

    @Test func blockingComesFirst() {
        #expect(Self.verdict { _ in } == .pass)
        #expect(Self.verdict { $0.add(Self.finding, .flag) } == .flagged([Self.finding]))
        #expect(
            Self.verdict {
                $0.addShortfall()
                $0.add(Self.finding, .block)
                $0.add(Self.finding, .block)
            } == .blocked([Self.finding]))
    }

    @Test func failuresPassOnlyWhereThatIsWanted() {
        #expect(Self.verdict { $0.addShortfall() } == .failed("a pattern gave up at its limit"))
        #expect(Self.verdict(open: true) { $0.addShortfall() } == .pass)
    }

    @Test func findingsAreBoundedAndTheirPlacesNotAskedForInVain() {
        var asked = 0
        let verdict = Self.verdict { builder in
            for number in 0..<1000 {
                func finding() -> GuardFinding {
                    asked += 1
                    return GuardFinding(rule: "a/b", field: "[\(number)]")
                }
                builder.add(finding(), .flag)
            }
        }
        guard case .flagged(let findings) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(findings.count == VerdictBuilder.mostFindings && asked == findings.count)
    }
}

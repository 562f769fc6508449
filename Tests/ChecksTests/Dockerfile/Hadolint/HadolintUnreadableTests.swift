import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("HadolintUnreadable")
struct HadolintUnreadableTests {
    @Test(
        "the first place that no builder reads",
        arguments: [
            ("FROM a:1\nRUUN x\nFOO", "2:1"), ("FROM a b c", "1:8"), ("FROM a:1\nCOPY x", "2:6"),
            ("FROM a:1\nRUN cat <<EOF\nx", "2:9"), ("FROM a:1\nLABEL a=\"b c", "2:7"), ("FROM a:1\nENV a=b c", "2:9"),
            ("FROM a:1\nHEALTHCHECK x", "2:13"),
        ])
    func places(source: String, expected: String) throws {
        let finding = try #require(HadolintUnreadable.first(in: DockerfileDocument(source)))
        #expect("\(finding.line):\(finding.column)" == expected)
        #expect(finding.code == "DL1000" && finding.level == .error)
    }

    @Test(
        "what builders read",
        arguments: ["", "FROM a:1\nENV a=\"b\\\"\" c='d\"'\nLABEL e \"f\nCOPY --new-flag x y\nHEALTHCHECK none"])
    func readable(source: String) {
        #expect(HadolintUnreadable.first(in: DockerfileDocument(source)) == nil)
    }
}

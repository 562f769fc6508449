import Rules
import Testing

@testable import Checks

@Suite("HadolintRPM")
struct HadolintRPMTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase(
            "DL3033", "FROM a:1\nRUN yum -y install x\nRUN yum install x-y\nRUN yum module install x", 2, 3, 4),
        HadolintCase(
            "DL3033", "FROM a:1\nRUN yum install x-1.2 y-z.rpm x-2-3.el7 && yum module install x:1 && yum update x"),
        HadolintCase("DL3041", "FROM a:1\nARG V\nENV W=1\nRUN dnf install x-$V\nRUN microdnf install x-${U}", 5),
        HadolintCase(
            "DL3041", "FROM a:1 AS b\nENV W=1\nFROM b\nRUN dnf install x-${W}\nFROM a:1\nRUN dnf install x-${W}", 6),
        HadolintCase("DL3041", "FROM a:1\nRUN dnf group install x && dnf install x-1"),
    ]
}

import Testing

@testable import SecScan

@Suite struct PushedRefTests {
    private static let zero = String(repeating: "0", count: 40)

    @Test func prePush() {
        let ref = PushedRef(prePushLine: "refs/heads/a 12 refs/heads/b 34")
        #expect(ref?.new == "12" && ref?.old == "34" && ref?.name == "refs/heads/a")
        #expect(PushedRef(prePushLine: "(delete) \(Self.zero) refs/heads/b 34")?.new == .some(nil))
        #expect(PushedRef(prePushLine: "a 12 b \(Self.zero)")?.old == .some(nil))
        for line in ["", "a 12 b", "a 12 b 34 c"] { #expect(PushedRef(prePushLine: line) == nil, "\(line)") }
    }

    @Test func preReceive() {
        let ref = PushedRef(preReceiveLine: "34 12 refs/heads/a")
        #expect(ref?.new == "12" && ref?.old == "34" && ref?.name == "refs/heads/a")
        #expect(PushedRef(preReceiveLine: "34 12") == nil)
    }

    @Test(
        arguments: [
            ("34 12 r", HookInstaller.Kind.preReceive, nil, ["34", "refs/heads/**"]),
            ("\(zero) 12 r", .preReceive, nil, ["refs/heads/**"]),
            ("34 12 r", .prePush, "up", ["34", "refs/remotes/up/**"]),
            ("34 12 r", .prePush, nil, ["34", "refs/remotes/*/**"]),
        ] as [(String, HookInstaller.Kind, String?, [String])])
    func targets(line: String, kind: HookInstaller.Kind, remote: String?, expected: [String]) {
        guard
            case .git(".", let bases, "12", nil, false)? = PushedRef(preReceiveLine: line)?.target(kind, remote: remote)
        else {
            Issue.record("another target")
            return
        }
        #expect(bases == expected)
    }

    @Test func nothingToScanInADeletion() {
        #expect(PushedRef(preReceiveLine: "34 \(Self.zero) r")?.target(.preReceive, remote: nil) == nil)
    }
}

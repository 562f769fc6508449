import Rules
import Testing

@testable import Checks

@Suite("Download")
struct DownloadTests {
    private static func downloads(_ script: String) -> [Download] {
        AuditedDockerfile(Array("FROM a\nRUN \(script)\n".utf8)).commands.compactMap(Download.init)
    }

    @Test(
        "the files that are written",
        arguments: [
            ("curl https://example.com/a", []), ("curl -o b https://example.com/a", ["b"]),
            ("curl -fsSLO https://example.com/a?c=1", ["a"]), ("curl https://example.com/a > /d/b", ["/d/b"]),
            ("curl -o - https://example.com/a", []), ("wget https://example.com/x/a-$V.tgz", ["a-${V}.tgz"]),
            ("wget -qO- https://example.com/a", []), ("wget -O b https://example.com/a", ["b"]),
            ("aria2c --out=b https://example.com/a", ["b"]),
        ])
    func files(script: String, expected: [String]) {
        #expect(Self.downloads(script).flatMap(\.files) == expected, "\(script)")
        #expect(Self.downloads(script).count == 1)
    }

    @Test("no download", arguments: ["curl --version", "wget", "echo curl https://example.com/a", "fetch a"])
    func none(script: String) {
        #expect(Self.downloads(script).isEmpty)
    }

    @Test(
        "commands that check",
        arguments: [
            ("sha256sum -c sums", true), ("gpg --batch --verify a.asc a", true), ("gpg --import key", false),
            ("cosign verify-blob a", true), ("cosign sign a", false), ("openssl dgst -sha256 a", true),
            ("openssl rand 8", false), ("rpm -K a.rpm", true), ("rpm -i a.rpm", false), ("make", false),
        ])
    func verifies(script: String, expected: Bool) {
        let file = AuditedDockerfile(Array("FROM a\nRUN \(script)\n".utf8))
        #expect(file.commands.contains(where: \.verifies) == expected, "\(script)")
    }
}

import Rules
import Testing

@testable import Checks

@Suite("ImagePackages")
struct ImagePackagesTests {
    private static func packages(_ text: String) -> [String] {
        AuditedDockerfile(Array(text.utf8)).imagePackages.map(\.name)
    }

    @Test(
        "names without versions and architectures",
        arguments: [
            ("apt-get install -y curl=8.5.0-2 libc6:amd64", ["curl", "libc6"]), ("apk add --no-cache bash=5", ["bash"]),
            ("dnf install -y nmap-7.92", ["nmap"]), ("apt-get install -y ./a.deb", []), ("apt-get install -y $A", []),
            ("pip install nmap", []), ("echo apt-get install nmap", []),
        ])
    func names(command: String, expected: [String]) {
        #expect(Self.packages("FROM a:1\nRUN \(command)\n") == expected)
    }

    @Test("those of other stages are not in the image")
    func stages() {
        #expect(Self.packages("FROM a:1 AS b\nRUN apk add curl\nFROM a:1\n").isEmpty)
        #expect(Self.packages("FROM a:1 AS b\nRUN apk add curl\nFROM b\n") == ["curl"])
    }

    @Test("what is removed later is not, either")
    func removed() {
        #expect(Self.packages("FROM a:1\nRUN apt-get install -y a b && apt-get purge -y a\n") == ["b"])
        #expect(Self.packages("FROM a:1\nRUN apt-get install -y a\nRUN apt-get remove -y a\n").isEmpty)
        #expect(Self.packages("FROM a:1\nRUN apt-get remove -y a && apt-get install -y a\n") == ["a"])
        #expect(Self.packages("FROM a:1\nRUN apk add --virtual .b gcc && apk add curl && apk del .b\n") == ["curl"])
        #expect(Self.packages("FROM a:1\nRUN apt-get install -y a && apt-get purge -y $B\n").isEmpty)
        #expect(Self.packages("FROM a:1\nRUN apt-get install -y a\nRUN apt-get purge -y $B\n") == ["a"])
    }
}

import Rules
import Testing

@testable import Checks

@Suite("HadolintImage")
struct HadolintImageTests {
    private static func parts(_ image: HadolintImage) -> [String?] {
        [image.registry, image.name, image.tag, image.digest]
    }

    @Test(
        "parts",
        arguments: [
            ("debian", [nil, "debian", nil, nil]), ("debian:12@sha256:0", [nil, "debian", "12", "sha256:0"]),
            ("quay.io/a/b.c:1", ["quay.io", "a/b.c", "1", nil]),
            ("r.example.com:5000/a", ["r.example.com:5000", "a", nil, nil]),
            ("localhost:5000/a", [nil, "localhost", "5000/a", nil]), ("$A/b:1", [nil, "$A/b", "1", nil]),
            ("${A:-b.c/d}:1", [nil, "${A:-b.c/d}", "1", nil]), ("${A:-${B:-c}}@x", [nil, "${A:-${B:-c}}", nil, "x"]),
        ] as [(String, [String?])])
    func parts(text: String, expected: [String?]) {
        #expect(Self.parts(HadolintImage(text, alias: nil, platform: nil)) == expected)
    }

    @Test("a source's registry has a dot before the first slash")
    func source() {
        #expect(Self.parts(HadolintImage(source: "quay.io/a:1")) == ["quay.io", "a:1", nil, nil])
        #expect(Self.parts(HadolintImage(source: "a/b.c")) == [nil, "a/b.c", nil, nil])
    }

    @Test("a stage goes by its name, else by its image")
    func stageName() {
        #expect(HadolintImage("a:1", alias: "b", platform: nil).stageName == "b")
        #expect(HadolintImage("a:1", alias: nil, platform: nil).stageName == "a")
    }
}

import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite struct AuditedComposeTests {
    @Test(arguments: [
        ("a: b: c\n", "a: b: c"), ("a: 1\n  b: [\r\n", "b: ["), ("\n\na: [\n\n", "a: ["), ("a: *b", "a: *b"),
    ])
    func mistakesStandInALine(text: String, expected: String) throws {
        let bytes = Array(text.utf8)
        let mistake = try #require(AuditedCompose(bytes).mistake)
        #expect(String(decoding: bytes[mistake.range], as: UTF8.self) == expected)
    }

    @Test func theImageOfAService() throws {
        let compose = "services: {a: {build: {context: app, target: run}}, b: {build: none}, c: {image: x}}"
        var options = CheckOptions()
        options.path = "compose.yaml"
        options.surroundings = Surroundings(files: [
            "compose.yaml": compose, "app/Dockerfile": "FROM a AS run\nFROM b\n",
        ])
        let file = AuditedCompose(Array(compose.utf8), options: options)
        #expect(file.services.map { file.image(of: $0)?.stage.index } == [0, nil, nil])
        let alone = AuditedCompose(Array(compose.utf8))
        #expect(alone.services.count == 3 && alone.services.allSatisfy { alone.image(of: $0) == nil })
    }
}

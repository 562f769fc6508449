import Testing
import YAML

@Suite("Mistakes")
struct YAMLErrorTests {
    @Test(
        "Where they stand",
        arguments: [
            ("a: b: c", 1, 5), ("a:\n\t- b", 2, 1), ("a: [1, 2", 1, 9), ("a: 'b", 1, 6), ("a: *x", 1, 4),
            ("é: *x", 1, 5), ("a: &x [*x]", 1, 8), ("a: 1\n<<: 2", 2, 1), ("a: {<<: [1]}", 1, 5), ("a: 1\n b: 2", 2, 3),
            ("a: !x!y z", 1, 4),
        ])
    func places(text: String, line: Int, column: Int) throws {
        let error = try #require(mistake(Array(text.utf8)))
        #expect(error.line == line, "\(error)")
        #expect(error.column == column, "\(error)")
        #expect(!error.message.isEmpty)
        #expect("\(error)" == error.message)
    }

    @Test(
        "Bytes that are no text",
        arguments: [([0xFF], 4), ([0xC3, 0x28], 5), ([0x00], 4), ([0xE2, 0x82], 4)] as [([UInt8], Int)])
    func encoding(bytes: [UInt8], column: Int) throws {
        let error = try #require(mistake(Array("a: b\nc: ".utf8) + bytes))
        #expect(error.line == 2, "\(error)")
        #expect(error.column == column, "\(error)")
    }

    @Test("The message quotes nothing of the file")
    func quotes() throws {
        let error = try #require(mistake(Array("a: *hidden".utf8)))
        #expect(!error.message.contains("hidden"))
    }
}

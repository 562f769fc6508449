import TOML
import Testing

@Suite("Documents")
struct TOMLDocumentTests {
    @Test("The examples of the specification", arguments: Example.specificationKeysAndScalars)
    func specifiedScalars(_ example: Example) throws {
        try expectMeaning(of: example)
    }

    @Test("The examples of tables and arrays of the specification", arguments: Example.specificationCollections)
    func specifiedCollections(_ example: Example) throws {
        try expectMeaning(of: example)
    }

    @Test("Documents at the edge of what is allowed", arguments: Example.valid)
    func valid(_ example: Example) throws {
        try expectMeaning(of: example)
    }

    /// A line end of two characters and blanks at line ends change no meaning.
    @Test("The examples with CR LF", arguments: Example.specificationKeysAndScalars + Example.specificationCollections)
    func carriageReturns(_ example: Example) throws {
        let lines = example.document.split(separator: "\n", omittingEmptySubsequences: false)
        let document = lines.joined(separator: "\r\n") + "\r\n"
        try expectMeaning(of: Example(section: example.section, document, example.meaning))
    }

    @Test("Invalid documents are refused at a place within them", arguments: InvalidDocuments.all)
    func invalid(_ document: String) throws {
        let error = try #require(throws: TOMLError.self) { try TOMLDocument.parse(document) }
        let lines = document.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        try #require(lines.indices.contains(error.line - 1))
        #expect(error.column >= 1 && error.column <= lines[error.line - 1].count + 1)
        #expect(error.message.hasPrefix("expected "))
        #expect(error.message.contains(", found "))
    }

    /// Seconds of 60 and the year 0 are in RFC 3339; Python's tomllib refuses both, since its types cannot hold them.
    @Test("Leap seconds and the year 0", arguments: ["1990-12-31T23:59:60Z", "0000-01-01", "23:59:60.5"])
    func beyondPython(_ date: String) throws {
        #expect(try TOMLDocument.parse("a = \(date)")["a"]?.date == date)
    }

    private func expectMeaning(of example: Example) throws {
        let table = try TOMLDocument.parse(example.document)
        // By bytes: strings are equal to others that are only canonically equivalent.
        #expect(Array(Example.text(of: table).utf8) == Array(example.meaning.utf8), "\(Example.text(of: table))")
    }
}

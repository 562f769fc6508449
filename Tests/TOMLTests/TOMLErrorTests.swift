import TOML
import Testing

@Suite("Errors")
struct TOMLErrorTests {
    @Test("The description is the message alone")
    func description() {
        #expect(TOMLError(line: 3, column: 4, message: "expected a value").description == "expected a value")
    }

    @Test(
        "What was expected, what stands there, and where",
        arguments: [
            ("[=]", 1, 2, "expected a key, found '='"),
            ("x = [}", 1, 6, "expected a value, found '}'"),
            ("a =", 1, 4, "expected a value, found the end of the file"),
            ("a = 1\nb =\n", 2, 4, "expected a value, found the end of the line"),
            ("a\r\n", 1, 2, "expected '=' after the key, found the end of the line"),
            ("a = 1 2", 1, 7, "expected the end of the line, found '2'"),
            ("'é' = é", 1, 8, "expected a value, found 'é'"),
            ("a = \"\u{1B}[31m\"", 1, 6, "expected '\"' at the end of the string, found the character U+001B"),
            ("a = \u{202E}", 1, 5, "expected a value, found the character U+202E"),
            ("a = \"b\n\"", 1, 7, "expected '\"' at the end of the string, found the end of the line"),
            ("a = 'b", 1, 7, "expected an apostrophe at the end of the string, found the end of the file"),
            ("a = \"\\x41\"", 1, 7, #"expected one of b, t, n, f, r, u, U, '"' and '\' after '\', found 'x'"#),
            ("a = \"\\u12\"", 1, 10, "expected 4 hexadecimal digits, found '\"'"),
            (
                "a = \"\\uD800\"", 1, 7,
                "expected the number of a Unicode character, found a surrogate or one out of range"
            ),
            ("a = 1__2", 1, 7, "expected a digit, found '_'"),
            ("a = -012", 1, 6, "expected a number without leading zeros, found one with them"),
            ("a = 9223372036854775808", 1, 5, "expected an integer of 64 bits, found a larger one"),
            ("a = 2023-02-29", 1, 13, "expected a day of this month from 1 to 28, found 29"),
            ("a = 07:32", 1, 10, "expected ':' and seconds, found the end of the file"),
            ("a = [1 2]", 1, 8, "expected ',' or ']', found '2'"),
            ("a = [,]", 1, 6, "expected a value or ']', found ','"),
            ("a = {b = 1,}", 1, 12, "expected a key, found '}'"),
            ("a = {b = 1\n}", 1, 11, "expected ',' or '}' on the same line, found the end of the line"),
            ("[a", 1, 3, "expected ']', found the end of the file"),
            ("[[a]", 1, 4, "expected ']]', found ']'"),
            ("\na = 1\n\na = 2", 4, 1, "expected a new key, found one that line 2 defines"),
            ("[a]\n[ a ]", 2, 3, "expected a new table, found a table that line 1 defines"),
            ("a = 1\na.b = 2", 2, 1, "expected a table, found an integer that line 1 defines"),
            ("a = []\n[[a]]", 2, 3, "expected an array of tables, found an array that line 1 defines"),
            (
                "a = {}\n[a.b]", 2, 2,
                "expected a table that headers may extend, found an inline table that line 1 defines"
            ),
            (
                "[a.b]\n[a]\nb.c = 1", 3, 1,
                "expected a table that dotted keys may extend, found one that line 1 defines by a header"
            ),
        ])
    func message(_ document: String, line: Int, column: Int, message: String) {
        #expect(throws: TOMLError(line: line, column: column, message: message)) {
            try TOMLDocument.parse(document)
        }
    }

    /// The message goes into reports and logs.
    @Test("No message repeats what a broken document holds")
    func quotesNothing() throws {
        // Duplicates by escape are none once the plain spelling is another.
        for document in InvalidDocuments.all where !document.contains("\\u0061") {
            let marked = document.replacing("a", with: "confidential")
            let error = try #require(throws: TOMLError.self) { try TOMLDocument.parse(marked) }
            #expect(!error.message.contains("confidential"))
        }
    }
}

import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct BinaryDataTests {
    private static let data = String(repeating: "iVBORw0K", count: 40)

    /// - Parameter text: `@` is the data.
    private static func count(_ text: String, _ data: String = data) throws -> Int {
        let body = text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: data)
        return try withBytes(body) { BinaryData.strings(in: try StrictJSON.read($0), $0).count }
    }

    @Test(arguments: [
        #"["data:image/png;base64,@"]"#, #"["data:application/pdf;base64,@"]"#, #"{"inline_data":{"data":"@"}}"#,
        #"{"input_audio":{"data":"@"}}"#, #"{"encrypted_content":"@"}"#, #"{"signature":"@="}"#,
        #"{"inlineData":{"mimeType":"image/png","data":"@"}}"#,
        // What is said of the type counts for nothing.
        #"["data:text/plain;base64,@"]"#, #"{"inlineData":{"mimeType":"text/plain","data":"@"}}"#,
    ])
    func dataIsTold(text: String) throws { #expect(try Self.count(text) == 1) }

    @Test(arguments: [
        #"["data:image/png,@"]"#, #"["data:image/png;base64,@ hidden text"]"#, #"{"content":"@"}"#,
        #"{"data":"@ hidden"}"#, #"{"data":"@\n"}"#, #"{"data":"@+/-_"}"#, #"{"data":"@=@"}"#, #"{"data":"@==="}"#,
        #"["@"]"#, #"{"data":"short"}"#,
    ])
    func whatMayBeTextIsNot(text: String) throws { #expect(try Self.count(text) == 0) }

    private static func encoded(_ bytes: [UInt8]) -> String {
        let alphabet = Array(Alphabet.base64.bytes)
        return String(
            decoding: stride(from: 0, to: bytes.count / 3 * 3, by: 3).flatMap { start in
                let word = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
                return [18, 12, 6, 0].map { alphabet[word >> $0 & 63] }
            }, as: UTF8.self)
    }

    private static let places = [
        #"["data:application/pdf;base64,@"]"#, #"["data:image/png;base64,@"]"#,
        #"["data:application/x-yaml;base64,@"]"#,
        #"{"mimeType":"application/x-python-code","data":"@"}"#, #"{"data":"@"}"#, #"{"file_data":"@"}"#,
        #"{"mimeType":"text/plain","a":1,"b":2,"c":3,"d":4,"data":"@"}"#, #"{"mime_type":"image/svg+xml","data":"@"}"#,
    ]

    @Test(arguments: [
        ("iVBORw0KGgoAAAAN/key", true), ("iVBORw0KGgoAAAAN-key", false),
        ("data:image/png;base64,iVBORw0KGgoAAAAN_", false),
        ("sk-AAAA", true), ("data:image/png;base64,AAAA-", true), ("", true),
    ])
    func secretsInTheClear(text: String, isShown: Bool) {
        #expect(withBytes(text) { BinaryData.canShowSecrets($0) } == isShown)
    }

    /// Also with a zero byte at its end, in UTF-16, or in other letters than ASCII's.
    @Test(arguments: places.indices) func whatStandsForTextIsNot(index: Int) throws {
        let text = String(repeating: "DATABASE_HOST=db.example.com\n", count: 20)
        let texts = [
            Array(text.utf8), Array(text.utf8) + [0, 0, 0], text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
            Array(String(repeating: "Z\u{FC}rich \u{65E5}\u{672C} ", count: 40).utf8),
        ]
        for bytes in texts { #expect(try Self.count(Self.places[index], Self.encoded(bytes)) == 0) }
    }

    /// The beginnings of pictures, sound and documents, and what has none that is known.
    @Test(arguments: places.indices) func ordinaryDataIs(index: Int) throws {
        var random = SeededGenerator(seed: 5)
        let noise = (0..<3000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let beginnings: [[UInt8]] = [
            [], Array("%PDF-1.7\n1 0 obj <</Type /Catalog>>\n".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            [0xFF, 0xD8, 0xFF, 0xE0], Array("RIFF".utf8) + [1, 2, 3, 4] + Array("WAVEfmt ".utf8),
            Array("ID3".utf8) + [4, 0, 0], [0, 0, 0, 0x20] + Array("ftypheic".utf8), [0x49, 0x49, 0x2A, 0],
        ]
        for beginning in beginnings {
            #expect(try Self.count(Self.places[index], Self.encoded(beginning + noise)) == 1)
        }
    }
}

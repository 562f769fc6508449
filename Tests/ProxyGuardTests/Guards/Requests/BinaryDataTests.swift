import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct BinaryDataTests {
    private static let data = String(repeating: "iVBORw0K", count: 40)

    private static func count(_ text: String) throws -> Int {
        try withBytes(text) { BinaryData.strings(in: try StrictJSON.read($0), $0).count }
    }

    @Test(arguments: [
        #"["data:image/png;base64,@"]"#, #"["data:application/pdf;base64,@"]"#, #"{"inline_data":{"data":"@"}}"#,
        #"{"input_audio":{"data":"@"}}"#, #"{"encrypted_content":"@"}"#, #"{"signature":"@="}"#,
        #"{"inlineData":{"mimeType":"image/png","data":"@"}}"#,
    ])
    func dataIsTold(text: String) throws {
        #expect(
            try Self.count(text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: Self.data))
                == 1)
    }

    @Test(arguments: [
        #"["data:text/plain;base64,@"]"#, #"["data:image/svg+xml;base64,@"]"#, #"["data:image/png,@"]"#,
        #"["data:image/png;base64,@ hidden text"]"#, #"{"content":"@"}"#, #"{"data":"@ hidden"}"#, #"{"data":"@\n"}"#,
        #"{"inlineData":{"mimeType":"text/plain","data":"@"}}"#, #"{"data":"@","media_type":"TEXT/csv"}"#,
        #"{"inline_data":{"data":"@","displayName":"x","mime_type":"application/json"}}"#,
        #"["@"]"#, #"{"data":"short"}"#,
    ])
    func whatMayBeTextIsNot(text: String) throws {
        #expect(
            try Self.count(text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: Self.data))
                == 0)
    }
}

import Foundation
import Testing

@testable import SecScan

@Suite struct WideTextTests {
    private static let text = "name = \"größe\"\r\nπ and 💡, then some more\n"

    private static func encoded(_ text: String, _ form: WideText.Form, mark: Bool) throws -> [UInt8] {
        let encoding: String.Encoding =
            switch form {
            case .utf16LE: .utf16LittleEndian
            case .utf16BE: .utf16BigEndian
            case .utf32LE: .utf32LittleEndian
            case .utf32BE: .utf32BigEndian
            }
        return [UInt8](try #require((mark ? "\u{FEFF}" : "").appending(text).data(using: encoding)))
    }

    private func utf8(_ bytes: [UInt8]) -> String? {
        bytes.withUnsafeBytes { WideText.utf8($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: WideText.Form.allCases, [true, false])
    func forms(form: WideText.Form, mark: Bool) throws {
        #expect(utf8(try Self.encoded(Self.text, form, mark: mark)) == Self.text)
    }

    /// Text of one byte a character, and what is no text.
    @Test func others() throws {
        #expect(utf8(Array(Self.text.utf8)) == nil)
        #expect(utf8([0xEF, 0xBB, 0xBF] + Array("text".utf8)) == nil)
        #expect(utf8([]) == nil && utf8([0x41]) == nil && utf8([0x41, 0]) == nil)
        #expect(utf8([UInt8](repeating: 0, count: 600)) == nil)
        #expect(utf8(Array("MZ".utf8) + [0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0]) == nil)
        #expect(utf8(Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0xFF, 0, 0, 0, 0]) == nil)
        // Another script without a mark could be anything.
        #expect(utf8(try Self.encoded("漢字漢字漢字漢字漢字", .utf16LE, mark: false)) == nil)
        #expect(utf8(try Self.encoded("漢字漢字漢字漢字漢字", .utf16LE, mark: true)) != nil)
    }

    @Test func brokenCharacters() throws {
        let lone =
            try Self.encoded("ab", .utf16LE, mark: true) + [0x00, 0xD8] + Self.encoded("cd", .utf16LE, mark: false)
        #expect(utf8(lone) == "ab\u{FFFD}cd")
        let large = try Self.encoded("ab", .utf32LE, mark: true) + [0, 0, 0x11, 0] + [0x41]
        #expect(utf8(large) == "ab\u{FFFD}")
    }

    /// However a text is cut into pieces.
    @Test(arguments: WideText.Form.allCases, [1, 2, 3, 5, 7])
    func pieces(form: WideText.Form, count: Int) throws {
        let bytes = try Self.encoded(Self.text, form, mark: true)
        var decoder = WideText(form)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: count) {
            text += Array(bytes[start..<min(start + count, bytes.count)]).withUnsafeBytes { decoder.utf8($0) }
        }
        #expect(String(decoding: text, as: UTF8.self) == Self.text)
    }
}

import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct FileKindTests {
    @Test(arguments: [
        ("{\"a\":1}\n", FileKind.text), ("", .text), ("<svg/>", .text), ("\u{FEFF}a", .text), ("%PDF-1.7\n", .binary),
        ("GIF89a", .binary), ("RIFF....WAVE", .binary), ("ID3\u{4}\u{0}\u{0}\u{0}\u{0}\u{1}xxx", .binary),
        ("OggS", .binary), ("a\u{0}b", .binary),
        ("ID3 is a format, RIFF another", .text), ("RIFF is a format, ID3 another", .text),
        ("A text that some editor ended with a zero byte.\u{0}", .text),
    ])
    func ofText(text: String, kind: FileKind) { #expect(withBytes(text) { FileKind($0) } == kind) }

    private static let beginnings: [(bytes: [UInt8], kind: FileKind)] = [
        ([0x63, 0x61, 0x66, 0xE9], .text), ([0xFF, 0xFE, 0x61, 0], .utf16(isLittle: true)),
        ([0xFE, 0xFF, 0, 0x61], .utf16(isLittle: false)),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D], .binary), ([0xFF, 0xD8, 0xFF, 0xE0], .binary), ([0xFF, 0xFB, 0x90], .binary),
        ([0x50, 0x4B, 0x03, 0x04], .binary),
        ("no mark here".utf16.flatMap { [UInt8($0), 0] }, .utf16(isLittle: true)),
        ("no mark here".utf16.flatMap { [0, UInt8($0)] }, .utf16(isLittle: false)),
        (Array(repeating: 0, count: 100), .binary),
    ]

    @Test(arguments: beginnings.indices) func ofBytes(index: Int) {
        let (bytes, kind) = Self.beginnings[index]
        #expect(bytes.withUnsafeBytes { FileKind($0) } == kind)
    }
}

import Settings
import TestSupport
import Testing

/// Bytes of any kind end in trees or an error, and every place lies in the file; a trap would end the test run.
@Suite("SettingsFile")
struct SettingsFileTests {
    private static let marks =
        Array("[]{}:,-?&*!|>'\"%@`#~<>=/\\;$().\n\r\t ab01".utf8) + [0xC3, 0xA9, 0xEF, 0xBB, 0xBF, 0]

    @Test("random characters that mean something", arguments: SettingsFormat.allCases)
    func characters(format: SettingsFormat) {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<1500 {
            check(generator.bytes(Int.random(in: 0..<80, using: &generator), from: Self.marks), format)
        }
    }

    @Test("files with damage", arguments: SettingsFormat.allCases)
    func damage(format: SettingsFormat) throws {
        var generator = SeededGenerator(seed: 12)
        let files = Samples.all[format] ?? []
        #expect(!files.isEmpty)
        for file in files {
            #expect(try !SettingsFile(Array(file.utf8), format: format).documents.isEmpty)
            for _ in 0..<400 {
                var bytes = Array(file.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    switch Int.random(in: 0..<5, using: &generator) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                    case 1: bytes.insert(Self.marks.randomElement(using: &generator) ?? 0, at: place)
                    case 2: bytes.remove(at: place)
                    case 3: bytes.insert(contentsOf: bytes[place...].prefix(24), at: place)
                    default: bytes.removeSubrange(place...)
                    }
                }
                check(bytes, format)
            }
        }
    }

    @Test("what opens and never closes", arguments: SettingsFormat.allCases)
    func open(format: SettingsFormat) {
        for text in [
            "{", "[", "\"", "'", "<a>", "<a b='", "a {\n", "a \"b\" {\n", "a = [", "a = {", "${", "<<A\n", "a.", "(",
            "\\\n", "a = \"${", "/*", "{{",
        ] {
            check(Array(String(repeating: text, count: 20_000).utf8), format)
        }
    }

    private func check(_ bytes: [UInt8], _ format: SettingsFormat) {
        do throws(SettingsError) {
            for document in try SettingsFile(bytes, format: format).documents {
                for range in ranges(of: [document]) where range.upperBound > bytes.count {
                    Issue.record("\(format) \(range) of \(bytes)")
                }
            }
        } catch {
            #expect(error.line >= 1 && !error.message.isEmpty)
        }
    }
}

import TOML
import TestSupport
import Testing

/// Text of any kind ends in a table or an error; a trap would end the test run.
@Suite("Fuzz")
struct FuzzTests {
    private static let marks = Array("[]{}=,.\"'\\#\n\r\t _-+:0123456789abefnotuxTUZ".utf8)

    @Test("Random bytes", arguments: [UInt64(1), 2, 3])
    func bytes(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let count = Int.random(in: 0..<80, using: &generator)
            check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
    }

    @Test("Random characters that mean something", arguments: [UInt64(4), 5, 6])
    func characters(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let count = Int.random(in: 0..<80, using: &generator)
            check((0..<count).compactMap { _ in Self.marks.randomElement(using: &generator) })
        }
    }

    @Test("Valid documents with mistakes", arguments: [UInt64(7), 8, 9])
    func mutated(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let documents = Example.specificationKeysAndScalars + Example.specificationCollections + Example.valid
        for _ in 0..<1000 {
            var bytes = documents.randomElement(using: &generator).map { Array($0.document.utf8) } ?? []
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.insert(Self.marks.randomElement(using: &generator) ?? 0, at: place)
                case 2: bytes.remove(at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            check(bytes)
        }
    }

    private func check(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(TOMLError) {
            let table = try TOMLDocument.parse(text)
            #expect(table.keys.allSatisfy { table[$0] != nil && table.line(of: $0) != nil })
        } catch {
            #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty)
        }
    }
}

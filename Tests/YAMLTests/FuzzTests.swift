import TestSupport
import Testing
import YAML

/// Bytes of any kind end in documents or an error; a trap would end the test run.
@Suite("Fuzz")
struct FuzzTests {
    private static let marks = Array("[]{}:,-?&*!|>'\"%@`#~<\n\r\t ab01\\".utf8) + [0xC3, 0xA9, 0xEF, 0xBB, 0xBF]
    private static let documents = [
        "services:\n  web: &web\n    image: \"nginx:1.27\"\n    ports: ['80:80', 443:443]\n  api:\n    <<: *web\n",
        "x-a: &a {b: [1, 2], ? c : d}\ny: *a\n---\n- é\n- |\n  text\n  more\n- >-\n  folded\n...\n",
        "%YAML 1.1\n---\n!!map {a: !!str b, 'it''s': \"\\x41\\u00e9\"}\n",
    ]

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
        for _ in 0..<2000 {
            let count = Int.random(in: 0..<60, using: &generator)
            check((0..<count).compactMap { _ in Self.marks.randomElement(using: &generator) })
        }
    }

    @Test("Documents with mistakes", arguments: [UInt64(7), 8, 9])
    func mutated(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            var bytes = Self.documents.randomElement(using: &generator).map { Array($0.utf8) } ?? []
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.insert(Self.marks.randomElement(using: &generator) ?? 0, at: place)
                case 2: bytes.remove(at: place)
                case 3: bytes.insert(contentsOf: bytes[place...].prefix(12), at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            check(bytes)
        }
    }

    private func check(_ bytes: [UInt8]) {
        do throws(YAMLError) {
            for document in try YAMLDocument.all(in: bytes) { check(document.root, in: bytes) }
        } catch {
            #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty)
        }
    }

    /// Every node lies in the file, and a plain scalar of one line is what its bytes say.
    private func check(_ node: YAMLNode, in bytes: [UInt8]) {
        #expect(node.range.lowerBound >= 0 && node.range.upperBound <= bytes.count, "\(bytes)")
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if let scalar = node.scalar, scalar.style == .plain, !isWide, node.range.upperBound <= bytes.count {
            let text = String(decoding: bytes[node.range], as: UTF8.self)
            if !text.contains(where: \.isNewline), !text.hasPrefix("&"), !text.hasPrefix("!") {
                #expect(text.unicodeScalars.elementsEqual(scalar.text.unicodeScalars), "\(bytes)")
            }
        }
        for child in node.sequence ?? [] { check(child, in: bytes) }
        for pair in node.mapping?.pairs ?? [] {
            check(pair.key, in: bytes)
            check(pair.value, in: bytes)
        }
    }
}

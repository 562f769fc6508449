import Rules
import Testing

@testable import SecScan

@Suite struct PieceScannerTests {
    /// Values stand close together around the place where the first piece ends; each start moves the cut by a byte.
    @Test(arguments: [0, 1, 5, 12])
    func everyCut(shift: Int) throws {
        let detector = BlobScanner.detector(for: try RuleSet([Token.rule()]))
        let size = 16 << 20
        let reach = detector.reach
        var text = [UInt8](repeating: 0x0A, count: size - 2 * reach + shift)
        var expected: [Int] = []
        while text.count < size + 4 * reach {
            expected.append(text.count + 1)
            text += Array("\(Token.first)\n".utf8)
        }
        var offset = 0
        let scanner = PieceScanner(detector)
        let (result, bytes, failed) = scanner.scan { buffer in
            let count = min(buffer.count, text.count - offset)
            buffer.copyBytes(from: text[offset..<(offset + count)])
            offset += count
            return count
        }
        #expect(bytes == text.count && !failed)
        // Each line in front of the values is one byte.
        let first = size - 2 * reach + shift + 1
        #expect(result.findings.map(\.span.line) == Array(first..<(first + expected.count)))
        #expect(result.findings.allSatisfy { $0.span.column == 1 })
    }

    @Test(arguments: [1, 2, 7, 100])
    func readsOfAnySize(step: Int) throws {
        let text = Array("a \(Token.first)\n b \(Token.second) # secscan:allow\n# secscan:allow\n\n".utf8)
        var offset = 0
        let scanner = PieceScanner(try Token.context().detector)
        let outcome = scanner.scan { buffer in
            let count = min(step, text.count - offset)
            buffer.copyBytes(from: text[offset..<(offset + count)])
            offset += count
            return count
        }
        #expect(outcome.bytes == text.count)
        #expect(outcome.result.findings.map(\.span.line) == [1, 2])
        #expect(outcome.result.findings.map(\.span.column) == [3, 4])
        #expect(outcome.result.findings.map(\.isAllowedInline) == [false, true])
        #expect(outcome.result.unusedAllows.map(\.line) == [3])
    }

    /// Words are looked for in texts of one piece that are searched as they are.
    @Test(
        arguments: [
            ([UInt8]("an origin".utf8), [3]), ([0xFF, 0xFE] + "an origin".utf8.flatMap { [$0, 0] as [UInt8] }, nil),
        ] as [([UInt8], [Int]?)])
    func wordsThatAreWatched(_ text: [UInt8], _ expected: [Int]?) throws {
        let detector = try Token.context().detector
        let words = detector.watching([.init("origin", ignoresCase: false)])
        var offset = 0
        func watched(_ count: Int) -> WatchedWords? { count == text.count ? words : nil }
        let outcome = PieceScanner(detector).scan(watching: watched) { buffer in
            let count = min(4, text.count - offset)
            buffer.copyBytes(from: text[offset..<(offset + count)])
            offset += count
            return count
        }
        #expect(outcome.result.words?.hits.map(\.offset) == expected)
    }

    @Test func aFailureIsTold() throws {
        let scanner = PieceScanner(try Token.context().detector)
        var calls = 0
        let outcome = scanner.scan { _ in
            calls += 1
            return calls == 1 ? 10 : -1
        }
        #expect(outcome.failed && outcome.bytes == 10)
    }
}

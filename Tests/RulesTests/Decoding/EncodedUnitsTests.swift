import TestSupport
import Testing

@testable import Rules

@Suite struct EncodedUnitsTests {
    /// `line: encoding,encoding` of every unit.
    private func units(_ text: [UInt8]) -> [String] {
        var found: [String] = []
        text.withUnsafeBytes { bytes in
            let end = EncodedUnits(bytes).forEach(in: 0..<bytes.count) { unit in
                let line = bytes[..<unit.range.lowerBound].count { $0 == 0x0A } + 1
                found.append("\(line): \(unit.segments.map(\.encoding.rawValue).joined(separator: ","))")
            }
            #expect(end == bytes.count)
        }
        return found
    }

    @Test func lines() {
        #expect(
            units(Array("plain\na%2Fb %2f\n\n\\\"x\\n\ndTdpNG8wcDl1N2k0 &lt;\nlast".utf8)) == [
                "2: percent,percent", "4: escape,escape", "5: base64,entity",
            ])
        #expect(units([]).isEmpty && units(Array("\n\n".utf8)).isEmpty)
    }

    /// What is found in a line does not depend on how much of the text is looked at: an escape at its end is one in a text of one line.
    @Test func linesAlone() {
        let pieces = [
            "\\\"", "\\'", "\\x41", "\\u0041", "%41", "&lt;", "&#65;", "\\", "%", "&", "x", " ", "dTdpNG8wcDl1N2k0",
            "a\0b\0",
        ]
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let lines = (0..<3).map { _ in
                (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
                    .joined()
            }
            let alone = zip(1..., lines).flatMap { number, line in
                units(Array(line.utf8)).map { "\(number):" + $0.dropFirst(2) }
            }
            #expect(units(Array(lines.joined(separator: "\n").utf8)) == alone, "\(lines)")
        }
        #expect(units(Array("a \\\"".utf8)) == ["1: escape"] && units(Array("a \\\"\nb".utf8)) == ["1: escape"])
    }

    /// Escapes that hide nothing are no reason to look.
    @Test func linesThatAreLeftAlone() {
        #expect(units(Array("printf(\"%d\\n\", a & b && c, &d);\nC:\\new\\table\n\\u4e2d\\u6587".utf8)).isEmpty)
    }

    @Test func blocks() {
        let content = Array("some words 1 2 3, ".utf8) + Array(repeating: UInt8(ascii: "."), count: 100)
        let text = Array("a: |\n".utf8) + Encoding.block(content, width: 64) + Array("\nb%2F\n".utf8)
        #expect(units(text) == ["2: base64", "5: percent"])
    }

    /// Eight bytes are looked at together: a run is found wherever it begins and whatever stands in front of it.
    @Test(arguments: 0..<24, ["", "word_of_15_char", "WordsOfSixteen1x", "seventeen/Words/1"])
    func everyPlace(lead: Int, before: String) {
        for width in [16, 18, 20, 40] {
            let content = Array(String(repeating: "u7i4o0p9q2w5", count: 3).utf8.prefix(width * 3 / 4))
            let run = Encoding.base64.encoded(content).filter { $0 != UInt8(ascii: "=") }
            #expect(run.withUnsafeBytes { EncodedRun.base64($0, isPadded: false) } != nil)
            for gap in 1..<9 {
                let text =
                    Array(repeating: UInt8(ascii: ";"), count: lead) + Array(before.utf8)
                    + Array(repeating: UInt8(ascii: " "), count: gap) + run
                #expect(units(text) == ["1: base64"], "\(width) characters behind \(gap)")
                #expect(units(text + Array(";".utf8)) == ["1: base64"])
            }
        }
    }

    @Test func stringsOfPrograms() {
        let text = [0, 0, 1, 0] + Encoding.utf16.encoded(Array("a string".utf8)) + [0, 0, 3]
        #expect(units(text) == ["1: utf-16"])
        #expect(units([0, 0, 1, 0] + Encoding.utf16.encoded(Array("short".utf8)) + [0, 0, 3]).isEmpty)
    }

    @Test func linesOfAChange() {
        let text = Array("one;\ntwo;\nthree;\n".utf8)
        text.withUnsafeBytes { bytes in
            let units = EncodedUnits(bytes)
            for (range, lines) in [
                (6..<7, 5..<9), (4..<4, 0..<4), (5..<5, 5..<9), (2..<11, 0..<16), (17..<17, 17..<17),
            ] {
                #expect(units.lines(of: range) == lines)
                #expect(units.linesWithBlocks(of: lines) == lines)
            }
        }
    }

    /// What stands beside a block may end it.
    @Test func linesBesideBlocks() {
        let content = Array(repeating: UInt8(ascii: "x"), count: 100)
        let block = Encoding.block(content, width: 60)
        let text = Array("one;\n".utf8) + block + Array("\ntwo;".utf8)
        text.withUnsafeBytes { bytes in
            let units = EncodedUnits(bytes)
            let end = 5 + block.count
            // Of a block in front all lines, of one behind the first: its end is found from there.
            #expect(units.linesWithBlocks(of: 0..<4) == 0..<65)
            #expect(units.linesWithBlocks(of: (end - 16)..<end) == 5..<end)
            #expect(units.linesWithBlocks(of: (end - 16)..<end, from: 66) == 66..<end)
            #expect(units.linesWithBlocks(of: 0..<4, from: 66) == nil)
            #expect(units.linesWithBlocks(of: (end + 1)..<(end + 5)) == (end + 1)..<(end + 5))
        }
    }
}

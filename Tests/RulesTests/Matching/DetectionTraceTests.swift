import BuiltInRules
import Foundation
import TestSupport
import Testing

@testable import Rules

/// A text that was made from another one is searched only where it differs, and what is found is what a whole search finds.
@Suite("DetectionTrace")
struct DetectionTraceTests {
    /// A text as a list of runs of an older one and new bytes, and the text itself.
    private struct Edited {
        var bytes: [UInt8] = []
        var segments: [TextSegment] = []

        mutating func copy(_ base: [UInt8], _ range: Range<Int>) {
            add(base[range], source: range.lowerBound)
        }

        mutating func insert(_ new: [UInt8]) { add(new[...], source: nil) }

        private mutating func add(_ run: ArraySlice<UInt8>, source: Int?) {
            guard !run.isEmpty else { return }
            if let last = segments.last,
                source == nil ? last.source == nil : last.source.map({ $0 + last.count }) == source
            {
                segments[segments.count - 1].count += run.count
            } else {
                segments.append(TextSegment(start: bytes.count, count: run.count, source: source))
            }
            bytes += run
        }
    }

    private static func trace(_ worker: DetectorWorker, _ bytes: [UInt8]) -> DetectionTrace {
        bytes.withUnsafeBytes { worker.trace(in: $0) }
    }

    private static func expectEqual(
        _ worker: DetectorWorker, _ edited: Edited, madeFrom base: DetectionTrace, _ comment: Comment,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> DetectionTrace {
        let whole = trace(worker, edited.bytes)
        let made = edited.bytes.withUnsafeBytes { worker.trace(in: $0, madeFrom: base, edited.segments) }
        #expect(made.anchors == whole.anchors, comment, sourceLocation: sourceLocation)
        #expect(
            made.candidates.map(\.anchor) == whole.candidates.map(\.anchor), comment, sourceLocation: sourceLocation)
        #expect(
            made.candidates.map(\.candidate) == whole.candidates.map(\.candidate), comment,
            sourceLocation: sourceLocation)
        #expect(
            made.shortfalls.map(\.shortfall) == whole.shortfalls.map(\.shortfall), comment,
            sourceLocation: sourceLocation)
        #expect(made.units.map(\.extent) == whole.units.map(\.extent), comment, sourceLocation: sourceLocation)
        let (left, right) = (worker.detection(of: made), worker.detect(in: edited.bytes))
        #expect(left.candidates == right.candidates, comment, sourceLocation: sourceLocation)
        #expect(left.shortfalls == right.shortfalls, comment, sourceLocation: sourceLocation)
        #expect(left.decoded == right.decoded, comment, sourceLocation: sourceLocation)
        #expect(left.markers == right.markers, comment, sourceLocation: sourceLocation)
        return made
    }

    private static func rules() throws -> RuleSet {
        try RuleSet([
            .testRule("a/prefix", keywords: ["tok_"], pattern: "tok_[a-z0-9]{12}(?![a-z0-9])"),
            .testRule(
                "a/pair", keywords: ["partner"], pattern: "id=([a-z0-9]{6}).{0,40}partner",
                window: Window(before: 60, after: 20),
                secretGroup: 1),
            .testRule(
                "a/long", keywords: ["begin:"], pattern: "begin:[a-z0-9 ]{4,200}", window: Window(before: 0, after: 32)),
            .testRule("generic/key", keywords: ["key"], pattern: "(?i)key\\s*=\\s*\"([^\"\n]{8,40})\"", secretGroup: 1),
        ])
    }

    private static let sample = Array(
        "start\nid=q8w3e1 and its partner here\ntok_q8w3e1r5t7z2 \nbegin:\(String(repeating: "x1 y2 ", count: 9)):end\n Key = \"u7i4o0p9\" end"
            .utf8)

    /// One new, one changed and one missing byte at every place.
    @Test("an edit at every position", arguments: ["insert", "replace", "delete", "split"])
    func everyPosition(kind: String) throws {
        let worker = Detector(rules: try Self.rules(), markers: ["its"]).makeWorker()
        let base = Self.sample
        let trace = Self.trace(worker, base)
        #expect(trace.candidates.map(\.candidate.rule).sorted() == [0, 1, 2, 3])
        for place in base.indices {
            for byte in [UInt8(ascii: "x"), UInt8(ascii: "\n")] {
                var edited = Edited()
                edited.copy(base, 0..<place)
                switch kind {
                case "insert": edited.insert([byte])
                case "replace": edited.insert([byte])
                case "split": edited.insert(Array(repeating: byte, count: 300))
                default: break
                }
                edited.copy(base, (kind == "insert" || kind == "split" ? place : place + 1)..<base.count)
                _ = Self.expectEqual(worker, edited, madeFrom: trace, "\(kind) at \(place)")
            }
        }
    }

    /// Lines and blocks in which values are encoded.
    private static let encodedSample: [UInt8] = {
        let token = Array(("tok_" + "q8w3e1r5t7z2 ").utf8)
        let long = Array("some words in front of it, and then \n".utf8) + token + Array(repeating: 0x2E, count: 90)
        var text = Array("a: ".utf8) + Encoding.base64.encoded(token) + Array("\n\n".utf8)
        text += Array("b=".utf8) + Encoding.percent.encoded(token) + Array(" & more\n".utf8)
        text += Encoding.block(long, width: 64, indentation: 2) + Array("\nnext\n".utf8)
        text += Array("{\\\"a\\\": 1, Key = \\\"u7i4o0p9\\\"}\nhex ".utf8) + Encoding.hex.encoded(token) + [0x0A]
        text += Encoding.block(long, width: 76, lineEnd: "\r\n") + Array("\r\n".utf8)
        return text + Encoding.base64.encoded(Encoding.base64.encoded(token))
    }()

    @Test("an edit at every position of encoded text", arguments: ["insert", "replace", "delete", "join"])
    func everyPositionOfEncodedText(kind: String) throws {
        let worker = Detector(rules: try Self.rules()).makeWorker()
        let base = Self.encodedSample
        let trace = Self.trace(worker, base)
        #expect(trace.units.count == 7)
        for place in base.indices {
            for byte in Array("x\n=".utf8) {
                var edited = Edited()
                edited.copy(base, 0..<place)
                if kind == "insert" || kind == "replace" { edited.insert([byte]) }
                let rest = kind == "insert" ? place : place + (kind == "join" ? 30 : 1)
                if rest <= base.count { edited.copy(base, rest..<base.count) }
                _ = Self.expectEqual(worker, edited, madeFrom: trace, "\(kind) at \(place)")
            }
        }
    }

    /// What is in front of a block, in it, or behind it decides what its shorter last line belongs to.
    @Test("new lines beside a block", arguments: ["////", "c29t", "x;"])
    func linesBesideBlocks(new: String) throws {
        let worker = Detector(rules: try Self.rules()).makeWorker()
        let content = Array(repeating: UInt8(ascii: "."), count: 96) + Array(("tok_" + "q8w3e1r5t7z2").utf8)
        let base = Array("first\n".utf8) + Encoding.block(content, width: 64) + Array("\nlast\n".utf8)
        let trace = Self.trace(worker, base)
        #expect(trace.units.count == 1)
        let line = Array(String(repeating: new, count: 64 / new.utf8.count).utf8) + [0x0A]
        for place in [0] + base.indices.filter({ base[$0] == 0x0A }).map({ $0 + 1 }) {
            var edited = Edited()
            edited.copy(base, 0..<place)
            edited.insert(line)
            edited.copy(base, place..<base.count)
            let made = Self.expectEqual(worker, edited, madeFrom: trace, "a line at \(place)")
            var restored = Edited()
            restored.copy(edited.bytes, 0..<place)
            restored.copy(edited.bytes, (place + line.count)..<edited.bytes.count)
            _ = Self.expectEqual(worker, restored, madeFrom: made, "no line at \(place)")
        }
    }

    @Test("a block grows too long, and is drawn apart")
    func longBlock() throws {
        let worker = Detector(rules: try Self.rules()).makeWorker()
        let token = Array(("tok_" + "q8w3e1r5t7z2").utf8)
        let count = (EncodedUnits.longest / 65 - 1) * 48
        let content = token + Array(repeating: UInt8(ascii: "."), count: count - token.count) + token
        let base = Array("first\n".utf8) + Encoding.block(content, width: 64)
        let trace = Self.trace(worker, base)
        #expect(trace.units.map(\.findings.count) == [2])
        let line = Encoding.block(Array(repeating: UInt8(ascii: "-"), count: 48), width: 64) + [0x0A]
        var grown = Edited()
        grown.copy(base, 0..<6)
        grown.insert(line + line + line)
        grown.copy(base, 6..<base.count)
        let tooLong = Self.expectEqual(worker, grown, madeFrom: trace, "too long")
        #expect(tooLong.units.map(\.findings.count) == [1])
        for place in [6 + 65 * 9000, base.count - 65] {
            var apart = Edited()
            apart.copy(grown.bytes, 0..<place)
            apart.insert(Array("end;\n".utf8))
            apart.copy(grown.bytes, place..<grown.bytes.count)
            _ = Self.expectEqual(worker, apart, madeFrom: tooLong, "drawn apart at \(place)")
        }
    }

    @Test("halves that are drawn apart and together, moved and doubled", arguments: [sample, encodedSample])
    func moved(base: [UInt8]) throws {
        let worker = Detector(rules: try Self.rules(), markers: ["its"]).makeWorker()
        let trace = Self.trace(worker, base)
        for place in 0...base.count {
            var swapped = Edited()
            swapped.copy(base, place..<base.count)
            swapped.copy(base, 0..<place)
            let second = Self.expectEqual(worker, swapped, madeFrom: trace, "swapped at \(place)")
            var restored = Edited()
            restored.copy(swapped.bytes, (base.count - place)..<base.count)
            restored.copy(swapped.bytes, 0..<(base.count - place))
            #expect(restored.bytes == base)
            _ = Self.expectEqual(worker, restored, madeFrom: second, "restored at \(place)")
            var doubled = Edited()
            doubled.copy(base, 0..<place)
            doubled.copy(base, 0..<base.count)
            _ = Self.expectEqual(worker, doubled, madeFrom: trace, "doubled to \(place)")
        }
        _ = Self.expectEqual(worker, Edited(), madeFrom: trace, "nothing left")
        var same = Edited()
        same.copy(base, 0..<base.count)
        _ = Self.expectEqual(worker, same, madeFrom: trace, "unchanged")
    }

    /// The seed of the built-in rules' texts: their own examples, one after the other.
    private static func fragments(_ set: RuleSet) -> [[UInt8]] {
        set.rules.flatMap { ($0.examples + $0.nonExamples).map { Array($0.text.utf8) } }
    }

    /// One of them, now and then encoded.
    private static func fragment(of fragments: [[UInt8]], using random: inout SeededGenerator) -> [UInt8] {
        let fragment = fragments.randomElement(using: &random) ?? []
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return (Encoding.allCases.randomElement(using: &random) ?? .hex).encoded(fragment)
        case 1: return Encoding.block(fragment, width: [64, 76].randomElement(using: &random) ?? 60)
        default: return fragment
        }
    }

    @Test("random edits of texts made of all rules' examples", arguments: 0..<12)
    func randomEdits(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let set = try BuiltInRules.loadWithExamples()
        let worker = Detector(rules: set, markers: ["secscan:allow"]).makeWorker()
        let fragments = Self.fragments(set)
        var base: [UInt8] = []
        for _ in 0..<12 {
            base += Self.fragment(of: fragments, using: &random) + [0x0A]
        }
        var trace = Self.trace(worker, base)
        for round in 0..<40 {
            var edited = Edited()
            var place = 0
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let next = Int.random(in: place...base.count, using: &random)
                edited.copy(base, place..<next)
                place = next
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    edited.insert(
                        random.bytes(.random(in: 1...9, using: &random), from: Array("abcXYZ019_-=\"' \n".utf8)))
                case 1: edited.insert(Array(Self.fragment(of: fragments, using: &random).prefix(2000)))
                case 2: place = min(base.count, place + Int.random(in: 1...60, using: &random))
                case 3:
                    let start = Int.random(in: 0...base.count, using: &random)
                    edited.copy(base, start..<min(base.count, start + Int.random(in: 1...400, using: &random)))
                default: edited.insert(Array(" # secscan:allow fine\n".utf8))
                }
            }
            edited.copy(base, place..<max(place, min(base.count, place + 30_000)))
            trace = Self.expectEqual(worker, edited, madeFrom: trace, "seed \(seed), round \(round)")
            base = edited.bytes
        }
    }

    private static let seconds = ProcessInfo.processInfo.environment["SECSCAN_FUZZ_SECONDS"].flatMap(Double.init)

    @Test("random edits for as long as SECSCAN_FUZZ_SECONDS says", .enabled(if: seconds != nil))
    func longRun() throws {
        let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
        var seed: UInt64 = 1000
        while ContinuousClock.now < end {
            if seed.isMultiple(of: 50) { print("fuzz traces: seed \(seed)") }
            try randomEdits(seed: seed)
            seed += 1
        }
    }
}

import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct DeltaTests {
    private typealias Made = HandmadePack

    private static let base = Array("0123456789abcdefghij".utf8)

    /// The text that a delta makes, and its parts.
    private func applied(
        _ delta: [UInt8], to base: [UInt8] = base, room: Int? = nil
    ) throws(Damage) -> (text: String, segments: [TextSegment]) {
        let bytes = ByteBuffer(count: delta.count)
        bytes.mutable.copyBytes(from: delta)
        let source = ByteBuffer(count: base.count)
        source.mutable.copyBytes(from: base)
        let read = try Delta(bytes.bytes)
        let output = ByteBuffer(count: room ?? read.count)
        var segments = [TextSegment(start: 9, count: 9, source: 9)]
        try read.apply(to: source.bytes, into: output.mutable, segments: &segments)
        return (String(decoding: output.bytes, as: UTF8.self), segments)
    }

    @Test func operations() throws {
        let delta = Made.delta(
            from: 20, to: 14, Made.copy(2, 3), Made.insert(Array("NEW".utf8)), Made.copy(15, 5), Made.copy(0, 3))
        let (text, segments) = try applied(delta)
        #expect(text == "234NEWfghij012")
        #expect(
            segments == [
                TextSegment(start: 0, count: 3, source: 2), TextSegment(start: 3, count: 3, source: nil),
                TextSegment(start: 6, count: 5, source: 15), TextSegment(start: 11, count: 3, source: 0),
            ])
    }

    /// Copies that follow each other in the base, and insertions in a row, are one segment.
    @Test func neighbours() throws {
        let delta = Made.delta(
            from: 20, to: 12, Made.copy(2, 3), Made.copy(5, 3), Made.insert([0x41]), Made.insert([0x42, 0x43]),
            Made.copy(5, 1), Made.copy(5, 2))
        let (text, segments) = try applied(delta)
        #expect(text == "234567ABC556")
        #expect(segments.map(\.count) == [6, 3, 1, 2] && segments.map(\.source) == [2, nil, 5, 5])
    }

    /// Only those bytes of a place and a length that are not zero are there; no length is 64 KiB.
    @Test func shortForms() throws {
        let base = (0..<0x2_0100).map { UInt8(truncatingIfNeeded: $0 / 251) }
        let whole = Made.number(base.count) + Made.number(0x1_0000)
        let (_, segments) = try applied(whole + [0x80], to: base)
        #expect(segments == [TextSegment(start: 0, count: 0x1_0000, source: 0)])
        // The second byte of the place, the third of the length.
        let (_, later) = try applied(whole + [0xC2, 0x01, 0x01], to: base)
        #expect(later == [TextSegment(start: 0, count: 0x1_0000, source: 0x100)])
        let (text, _) = try applied(Made.number(20) + Made.number(2) + [0x91, 18, 2])
        #expect(text == "ij")
    }

    @Test func nothing() throws {
        #expect(try applied(Made.delta(from: 0, to: 0), to: []).segments.isEmpty)
        #expect(try applied(Made.delta(from: 20, to: 0)).text.isEmpty)
        #expect(try applied(Made.delta(from: 0, to: 1, Made.insert([0x41])), to: []).text == "A")
    }

    private static let damaged: [(String, [UInt8])] = [
        ("no size", []), ("half a size", [0x80]), ("one size", [20]),
        ("a size without end", [UInt8](repeating: 0x80, count: 30)),
        ("another base", Made.delta(from: 19, to: 1, Made.copy(0, 1))),
        ("too little", Made.delta(from: 20, to: 2, Made.copy(0, 1))),
        ("too much copied", Made.delta(from: 20, to: 2, Made.copy(0, 3))),
        ("too much inserted", Made.delta(from: 20, to: 2, Made.insert([1, 2, 3]))),
        ("behind the base", Made.delta(from: 20, to: 2, Made.copy(19, 2))),
        ("far behind the base", Made.delta(from: 20, to: 2, Made.copy(0xFFFF_FFFF, 2))),
        ("an operation that is reserved", Made.delta(from: 20, to: 1, Made.copy(0, 1), [0])),
        ("a place that is cut short", Made.delta(from: 20, to: 1, [0x9F, 0, 0])),
        ("a length that is cut short", Made.delta(from: 20, to: 1, [0xF1, 0])),
        ("bytes that are cut short", Made.delta(from: 20, to: 5, [5, 1, 2])),
        ("64 KiB of nothing", Made.delta(from: 20, to: 20, [0x80])),
    ]

    @Test(arguments: damaged)
    func damage(name: String, delta: [UInt8]) {
        #expect(throws: Damage.self, "\(name)") { try applied(delta) }
    }

    /// A claim costs nothing before somebody makes room for it.
    @Test func claims() throws {
        let delta = Made.delta(from: 1 << 40, to: 1 << 50)
        let sizes = try delta.withUnsafeBytes { bytes in
            let delta = try Delta(bytes)
            return [delta.baseCount, delta.count]
        }
        #expect(sizes == [1 << 40, 1 << 50])
        #expect(throws: Damage("its delta does not fit its base")) { try applied(delta, room: 4) }
    }

    /// Every delta that git writes makes what git says it makes.
    @Test func deltasOfGit() throws {
        let sample = try SampleObjects(SampleObjects.versions(30))
        let contents = try sample.contents()
        let catalog = sample.catalog()
        var count = 0
        for number in 0..<catalog.count {
            guard let base = catalog.base(of: number) else { continue }
            let (pack, offset, _) = catalog.place(of: number)
            let header = try pack.header(at: offset)
            let bytes = ByteBuffer(count: header.size)
            try Inflater().inflate(pack.stream(of: header), into: bytes.mutable)
            let (text, segments) = try applied(
                Array(bytes.bytes), to: #require(contents[catalog.id(base)]).bytes)
            #expect(try Array(text.utf8) == #require(contents[catalog.id(number)]).bytes)
            #expect(segments.reduce(0) { $0 + $1.count } == text.utf8.count)
            count += 1
        }
        #expect(count > 20)
    }
}

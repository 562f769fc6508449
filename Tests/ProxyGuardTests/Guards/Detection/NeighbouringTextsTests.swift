import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct NeighbouringTextsTests {
    @Test(arguments: [
        (#"["a","b"]"#, [2]), (#"[{"type":"text","text":"a"},{"text":"b"},{"image_url":{}}]"#, [2]), (#"["a"]"#, []),
        (#"[{"content":"a"},{"content":[{"text":"b"},{"text":"c"}]}]"#, [2]), ("[1,2,3]", []),
        (#"[{"content":"a"},"b"]"#, [2]),
    ])
    func groups(text: String, counts: [Int]) throws {
        try withBytes(text) { bytes in
            let tape = try StrictJSON.read(bytes)
            #expect(NeighbouringTexts.groups(in: tape, skipping: [], bytes).map(\.count) == counts)
        }
    }
}

import Testing

@testable import Dockerfile

@Suite("Known flags")
struct KnownFlagsTests {
    @Test(
        "belong to their instruction",
        arguments: [
            ("from", .copy, .text), ("from", .add, nil), ("checksum", .add, .text), ("exclude", .copy, .list),
            ("mount", .run, .list), ("device", .run, .list), ("link", .copy, .boolean), ("platform", .from, .text),
            ("retries", .healthcheck, .text), ("mount", .cmd, nil), ("parents", .copy, .boolean),
            ("unpack", .add, .boolean),
        ] as [(String, InstructionKind, KnownFlags.Shape?)])
    func shapes(name: String, kind: InstructionKind, expected: KnownFlags.Shape?) {
        #expect(KnownFlags.shape(of: name, in: kind) == expected)
    }
}

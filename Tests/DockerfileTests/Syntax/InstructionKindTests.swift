import Testing

@testable import Dockerfile

@Suite("Instruction kinds")
struct InstructionKindTests {
    @Test(
        "keywords in any case",
        arguments: [("FROM", .from), ("from", .from), ("OnBuild", .onbuild), ("RUNX", .unknown), ("", .unknown)]
            as [(String, InstructionKind)])
    func keywords(text: String, expected: InstructionKind) {
        #expect(InstructionKind(keyword: Array(text.utf8)[...]) == expected)
    }

    @Test("every instruction is known by its keyword", arguments: InstructionKind.allCases)
    func all(kind: InstructionKind) {
        #expect(InstructionKind(keyword: Array(kind.keyword.utf8)[...]) == kind)
    }
}

import Rules
import Testing

@testable import Checks

@Suite("HadolintPragmas")
struct HadolintPragmasTests {
    @Test(
        "codes of a comment",
        arguments: [
            (" hadolint ignore=DL3006", ["DL3006"]), ("hadolint  ignore = DL3006 , SC2086", ["DL3006", "SC2086"]),
            (" hadolint ignore=DL3006 # why, and why not", ["DL3006"]), (" hadolint ignore=DL3006 ", ["DL3006"]),
        ] as [(String, Set<String>)])
    func codes(comment: String, expected: Set<String>) {
        #expect(HadolintPragmas.codes(in: comment, scope: nil) == expected)
    }

    @Test(
        "no pragma, or a void one",
        arguments: [
            " hadolint ignore=DL3006,DF001", " hadolint ignore=DL3006 why", " hadolint ignore=",
            "hadolintignore=DL3006",
            " hadolint ignore DL3006", " hadolint stage ignore=DL3006", " hadolint ignore=DL3006,", "why",
        ])
    func void(comment: String) {
        #expect(HadolintPragmas.codes(in: comment, scope: nil) == nil)
    }

    private static func lines(_ code: String, _ source: String) -> [Int] { HadolintCase(code, source).found }

    @Test("a line's pragma counts for the next line alone")
    func line() {
        #expect(Self.lines("DL3003", "FROM a:1\n# hadolint ignore=DL3003\nRUN cd x\nENV A=1\nRUN cd x") == [5])
        #expect(Self.lines("DL3003", "FROM a:1\n# hadolint ignore=DL3003\n\nRUN cd x") == [4])
    }

    @Test("a stage's counts behind FROM, up to the next one")
    func stage() {
        let source = "# hadolint stage ignore=DL3003,DL3006\nFROM a\nRUN cd x\nFROM b\nRUN cd x\nFROM c"
        #expect(Self.lines("DL3003", source) == [5])
        // The next FROM still belongs to the stage before it.
        #expect(Self.lines("DL3006", source) == [2, 6])
    }

    @Test("a file's counts everywhere, wherever it stands")
    func file() {
        #expect(Self.lines("DL3003", "FROM a:1\nRUN cd x\n# hadolint global ignore=DL3003") == [])
    }

    @Test("comments inside of an instruction are none")
    func inside() {
        #expect(Self.lines("DL3003", "FROM a:1\nRUN x && \\\n# hadolint global ignore=DL3003\n    cd x") == [2])
    }
}

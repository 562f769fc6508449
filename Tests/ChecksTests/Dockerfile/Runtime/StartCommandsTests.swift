import Rules
import Testing

@testable import Checks

@Suite("StartCommands")
struct StartCommandsTests {
    private static func starts(_ text: String) -> [String] {
        AuditedDockerfile(Array(text.utf8)).startCommands.map { start in
            ([start.program ?? "?"] + start.values.map(\.value)).joined(separator: " ")
        }
    }

    @Test("the last CMD and ENTRYPOINT of the final stage")
    func last() {
        #expect(Self.starts("FROM a:1\nCMD b\nCMD c d\n") == ["c d"])
        #expect(Self.starts("FROM a:1 AS x\nCMD b\nFROM a:1\nCMD [\"c\"]\n") == ["c"])
        #expect(Self.starts("FROM a:1 AS x\nENTRYPOINT b\nFROM x\n") == ["b"])
        #expect(Self.starts("FROM a:1\nRUN b\nHEALTHCHECK CMD c\n").isEmpty)
    }

    @Test("CMD holds the arguments of an ENTRYPOINT where both are lists")
    func arguments() {
        #expect(Self.starts("FROM a:1\nENTRYPOINT [\"b\", \"-c\"]\nCMD [\"d\", \"e\"]\n") == ["b -c", "b d e"])
        #expect(Self.starts("FROM a:1\nENTRYPOINT [\"tini\", \"--\", \"b\"]\nCMD [\"d\"]\n").last == "b d")
        #expect(Self.starts("FROM a:1\nENTRYPOINT b\nCMD [\"d\", \"e\"]\n") == ["b", "d e"])
        #expect(Self.starts("FROM a:1\nENTRYPOINT [\"b\"]\nCMD d e\n") == ["b", "d e"])
    }
}

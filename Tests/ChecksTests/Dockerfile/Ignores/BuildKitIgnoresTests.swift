import Rules
import Testing

@testable import Checks

@Suite struct BuildKitIgnoresTests {
    @Test(arguments: [
        ("# check=skip=A,B\nFROM a\n", ["buildkit A: 1…2", "buildkit B: 1…2"]),
        ("# syntax=x\n# check = error=true;skip=A\nFROM a\n", ["buildkit A: 1…3"]),
        ("# check=skip=all;error=true\nFROM a\n", ["buildkit tool: 1…2"]), ("# check=error=true\nFROM a\n", []),
        ("# why\n# check=skip=A\nFROM a\nRUN b\n", ["buildkit A: 3"]),
        ("FROM a\n# check=skip=A;error=true\nRUN b \\\nc\n", ["buildkit A: 3…4"]),
        ("FROM a\n# check skip=A\nRUN b\n", []), ("FROM a\n# checks out\nRUN b\n", []),
    ])
    func spellings(text: String, expected: [String]) { #expect(IgnoreSample(text).lines == expected) }
}

import Rules
import Testing

@testable import Checks

@Suite("HadolintCommand")
struct HadolintCommandTests {
    private static func command(_ text: String) -> HadolintCommand {
        let words = text.split(separator: " ").map(String.init)
        return HadolintCommand(name: words[0], arguments: Array(words.dropFirst()))
    }

    @Test("flags are letters, or names up to an equals sign")
    func flags() {
        let flags = Self.command("a -bc d --ef=g - -- --h").flags
        #expect(flags.map(\.name) == ["b", "c", "ef", "h"])
        #expect(flags.map(\.argument) == [0, 0, 2, 5])
    }

    @Test("a flag's value is what stands behind it, unless there is an equals sign in it")
    func values() {
        let command = Self.command("a -t b --t=c d -qt e f -t")
        #expect(command.plainArguments() == ["b", "d", "e", "f"])
        #expect(command.plainArguments(withoutValuesOf: ["t"]) == ["d", "f"])
        #expect(command.values(ofFlag: "t").sorted() == ["b", "d", "e"])
        #expect(command.count(ofFlag: "t") == 4)
    }

    @Test("one of several arguments is enough")
    func runs() {
        #expect(Self.command("yum clean x").runs("yum", "dnf", with: ["clean", "all"]))
        #expect(!Self.command("yum update").runs("yum", with: ["clean", "all"]))
        #expect(!Self.command("/bin/yum clean").runs("yum", with: ["clean"]))
    }

    @Test(
        "pip",
        arguments: [
            ("pip install", true), ("pip3.12 -q install", true), ("python3 -u -m pip install x", true),
            ("pipenv install", false), ("python -m pip -q install", false), ("pip list", false),
        ])
    func pip(text: String, expected: Bool) {
        #expect(Self.command(text).isPipInstall == expected)
    }
}

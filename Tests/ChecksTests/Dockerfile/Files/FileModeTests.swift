import Rules
import Testing

@testable import Checks

@Suite("Modes of chmod")
struct FileModeTests {
    @Test(
        "who may write",
        arguments: [
            ("777", true), ("0666", true), ("755", false), ("a+w", true), ("o+rw", true), ("+w", false), ("+x", false),
            ("g=u", false), ("o=u", true), ("u=rwx,go=rx", false), ("ugo+rwX", true), ("a+w,o-w", false),
            ("a=rwx", true), ("o-w", false), ("a=rwx,o=", false),
        ])
    func others(text: String, expected: Bool) {
        #expect(FileMode(text)?.othersMayWrite == expected)
    }

    @Test(
        "set-ID bits",
        arguments: [
            ("4755", true, false), ("2755", false, true), ("6755", true, true), ("u+s", true, false),
            ("g+s", false, true), ("+s", true, true), ("a-s", false, false), ("755", false, false),
        ])
    func bits(text: String, user: Bool, group: Bool) {
        #expect(FileMode(text)?.setsUser == user)
        #expect(FileMode(text)?.setsGroup == group)
    }

    @Test("the sticky bit", arguments: [("1777", true), ("a+rwxt", true), ("+t", true), ("0777", false)])
    func sticky(text: String, expected: Bool) {
        #expect(FileMode(text)?.isSticky == expected)
    }

    @Test("what is no mode", arguments: ["", "8", "u", "rwx", "a+q", "file", "7777777"])
    func invalid(text: String) {
        #expect(FileMode(text) == nil)
    }

    @Test("numbers tell all bits")
    func numeric() {
        #expect(FileMode("0500")?.isNumeric == true)
        #expect(FileMode("u+x")?.isNumeric == false)
        #expect(FileMode("0500")?.ownerMayWrite == false)
        #expect(FileMode("0500")?.isExecutable == true)
    }
}

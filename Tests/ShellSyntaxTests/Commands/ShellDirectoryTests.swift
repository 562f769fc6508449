import ShellSyntax
import Testing

@Suite("Working directories")
struct ShellDirectoryTests {
    @Test(
        "changes",
        arguments: [
            (.relative(""), "a", .relative("a")), (.relative("a"), "../b/./c", .relative("b/c")),
            (.relative(""), "..", .relative("..")), (.relative("a"), "/b/", .absolute("/b")),
            (.absolute("/a"), "b/..", .absolute("/a")), (.absolute("/"), "..", .absolute("/")),
            (.unknown, "a", .unknown), (.unknown, "/a", .absolute("/a")), (.absolute("/a"), "-", .unknown),
            (.absolute("/a"), "~", .unknown), (.absolute("/a"), "", .unknown),
        ] as [(ShellDirectory, String, ShellDirectory)])
    func changed(directory: ShellDirectory, path: String, expected: ShellDirectory) {
        #expect(directory.changed(to: path) == expected)
    }

    @Test("a path that grows without end is unknown")
    func long() {
        var directory = ShellDirectory.relative("")
        for _ in 0..<10 { directory = directory.changed(to: String(repeating: "a", count: 4000)) }
        #expect(directory == .unknown)
    }
}

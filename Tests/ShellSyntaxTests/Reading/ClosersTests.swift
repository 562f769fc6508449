import Testing

@testable import ShellSyntax

@Suite("What ends a list")
struct ClosersTests {
    @Test(
        "reserved words that end a list",
        arguments: [
            ("then", .then), ("else", .otherwise), ("elif", .otherwise), ("fi", .fi), ("do", .loopBody),
            ("done", .done),
            ("esac", .esac), ("}", .brace), ("if", nil), ("in", nil),
        ] as [(String, Closers?)])
    func words(word: String, closer: Closers?) {
        #expect(Closers(reserved: word) == closer)
    }
}

import Testing

@testable import Dockerfile

@Suite("Ignore files")
struct DockerIgnoreTests {
    @Test(
        "what is ignored",
        arguments: [
            ("node_modules", "node_modules", true), ("node_modules", "node_modules/a/b.js", true),
            ("node_modules", "web/node_modules", false), ("**/node_modules", "web/node_modules/a", true),
            ("**/node_modules", "node_modules", true), ("*.pem", "a.pem", true), ("*.pem", "keys/a.pem", false),
            ("**/*.pem", "keys/a.pem", true), ("/keys", "keys/a", true), ("./keys/", "keys/a", true),
            ("a/../keys", "keys", true), ("keys/**", "keys", false), ("keys/**", "keys/a/b", true),
            ("**", "a", true), ("*", "a/b", true), ("?.txt", "a.txt", true), ("?.txt", "ab.txt", false),
            ("[a-c].txt", "b.txt", true), ("[^a-c].txt", "b.txt", false), ("[a-c", "a", false),
            ("a\\*", "a*", true), ("a\\*", "ab", false), ("# .env", ".env", false), (" # .env", ".env", false),
            ("  .env  \r", ".env", true), (".env\n!.env", ".env", false), ("!.env\n.env", ".env", true),
            ("*\n!src", "src/a.c", false), ("*\n!src", "lib/a.c", true), ("*\n! src", "src/a.c", false),
            ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/xb", false), ("\u{FEFF}a", "a", true),
            (".env*", ".env.local", true), ("*", ".", false), ("!", "a", false), ("", "a", false),
        ])
    func ignores(file: String, path: String, expected: Bool) {
        #expect(DockerIgnore(file).ignores(path) == expected)
    }

    @Test("a path is cleaned before it is compared")
    func cleaning() {
        #expect(DockerIgnore("a/b").ignores("./a//b/"))
        #expect(DockerIgnore("a/b").ignores("/a/c/../b"))
    }

    @Test("exceptions below a folder")
    func exceptions() {
        #expect(DockerIgnore("a").ignoresAll(below: "a"))
        #expect(!DockerIgnore("a\n!a/b").ignoresAll(below: "a"))
        #expect(!DockerIgnore("*\n!**/*.c").ignoresAll(below: "a"))
        #expect(DockerIgnore("a\n!b/c").ignoresAll(below: "a"))
        #expect(!DockerIgnore("a").hasExceptions)
        #expect(DockerIgnore("a\n!a/b").hasExceptions)
    }
}

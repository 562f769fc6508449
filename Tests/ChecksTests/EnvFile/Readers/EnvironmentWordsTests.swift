import Testing

@testable import Checks

@Suite struct EnvironmentWordsTests {
    @Test(arguments: [
        ("a=$X", true), ("a=${X}", true), ("$(X)", true), ("%X%", true), ("env('X')", true), ("ENV[\"X\"]", true),
        ("os.environ/X", true), ("{{ env \"X\" }}", true), ("env.X", true), ("%env(X)%", true), ("$env:X", true),
        ("X=1", false), ("export X=1", false), ("ENV X=1", false), ("env X=1", false), ("name: X", false),
        ("env: X", false),
        ("$A\nX=1", false),
    ])
    func uses(text: String, expected: Bool) throws {
        let bytes = Array(text.utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "X")))
        #expect(EnvironmentWords.isUse(at: place, in: bytes) == expected)
        #expect(EnvironmentWords.mayUse(bytes) || !expected)
    }

    @Test(arguments: ["", "name: X", "port: 80\nev: n", "en v", "X=1\n"])
    func noUses(text: String) { #expect(!EnvironmentWords.mayUse(Array(text.utf8))) }

    private func mark(_ word: String) -> UInt64 { NormalName.mark(word.utf8) }

    @Test(arguments: [
        ("environ", true), ("getenv", true), ("Getenv", true), ("BaseSettings", true), ("_ENV", true),
        ("envelope", false),
        ("e", false), ("print", false),
    ])
    func accesses(word: String, expected: Bool) {
        #expect(EnvironmentWords.access(mark(word)) == expected)
        #expect(EnvironmentWords.all.contains(mark(word)) == expected)
    }

    @Test func frameworks() {
        func binds(_ word: String, _ family: SourceLanguage.Family) -> Bool {
            EnvironmentWords.bindLoosely(mark(word), in: family)
        }
        #expect(binds("AutomaticEnv", .go) && binds("springframework", .jvm) && binds("figment", .rust))
        #expect(!binds("AutomaticEnv", .python) && !binds("os", .go) && !binds("springframework", .other))
    }

    @Test(arguments: [
        ("env_prefix", "env_prefix", true), ("SetEnvPrefix", "viper.SetEnvPrefix", true),
        ("Process", "envconfig.Process", true),
        ("prefixed", "Env.prefixed", true), ("Process", "os.Process", false), ("prefix", "prefix", false),
    ])
    func prefixes(word: String, run: String, expected: Bool) {
        #expect(EnvironmentWords.announcesPrefix(mark(word), in: Array(run.utf8)[...]) == expected)
        #expect(EnvironmentWords.all.contains(mark(word)) || !expected)
    }
}

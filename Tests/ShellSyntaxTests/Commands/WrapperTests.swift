import Testing

@testable import ShellSyntax

@Suite("Wrappers")
struct WrapperTests {
    @Test(
        "the command behind a wrapper",
        arguments: [
            ("sudo -u root -E a b", "a"), ("sudo A=b a", "a"), ("sudo --user=root a", "a"), ("sudo -l a", nil),
            ("sudo", nil),
            ("env -i A=b -u C a", "a"), ("env A=b", nil), ("exec a", "a"), ("command -v a", nil), ("command a", "a"),
            ("nice -n 5 a", "a"), ("timeout -k 5 10 a", "a"), ("xargs -n1 -0 a", "a"), ("xargs -I {} a {}", "a"),
            ("gosu user a", "a"), ("chroot /mnt a", "a"), ("time -f x a", "a"), ("busybox a", "a"), ("tini -- a", "a"),
        ] as [(String, String?)])
    func command(script: String, expected: String?) throws {
        let words = try #require(ShellScript("\\" + script).commands().commands.first?.words)
        let wrapper = try #require(Wrapper.all[words.first?.literal ?? ""])
        #expect(wrapper.command(in: words).flatMap { words[$0].literal } == expected)
    }
}

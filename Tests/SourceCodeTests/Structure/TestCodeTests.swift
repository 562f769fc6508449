import SourceCode
import Testing

@Suite("TestCode")
struct TestCodeTests {
    private static func marked(_ code: String) -> String {
        var bytes = Array(code.utf8)
        for range in SourceFile(bytes, language: .rust).testRanges.reversed() {
            bytes.replaceSubrange(range, with: "T".utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "items that only tests are built with",
        arguments: [
            ("fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { c(); }\n}\nfn d() {}", "fn a() {}\nT\nfn d() {}"),
            ("#[test]\nfn a() { b(); }", "T"),
            ("#[tokio::test(flavor = \"multi_thread\")]\nasync fn a() { b(); }", "T"),
            (
                "#[cfg(all(test, feature = \"x\"))]\n#[allow(dead_code)]\npub fn a() -> [u8; 2] { [1, 2] }\nb!();",
                "T\nb!();"
            ),
            ("//! A\n#![cfg(test)]\nuse a;\nfn b() {}", "//! A\nT"),
            ("mod a {\n  #![cfg(test)]\n  fn b() {}\n}\nfn c() {}", "mod a {\n  T\n}\nfn c() {}"),
            ("#[cfg(test)]\nthread_local! { static A: B = c(); }\nfn d() { e(); }", "T\nfn d() { e(); }"),
            ("fn a() { #[cfg(test)] { b(); } c(); }", "fn a() { T c(); }"),
            ("fn a() { #[cfg(test)] if b { c() } else { d() } e(); }", "fn a() { T e(); }"),
            ("let a = A { #[cfg(test)] b: C { d: 1 }.e(), f: g() };", "let a = A { T f: g() };"),
            ("struct A { #[cfg(test)] pub(crate) b: C, d: E }", "struct A { T d: E }"),
            ("let a = A { #[cfg(test)] b: c(1, 2), d: e() };", "let a = A { T d: e() };"),
            ("struct A { b: C, #[cfg(test)] d: E<F> }\nfn g() {}", "struct A { b: C, T }\nfn g() {}"),
            ("match a { #[cfg(test)] B => { c() }, D => e() }", "match a { T, D => e() }"),
            ("match a { #[cfg(test)] B => { c() } D => e() }", "match a { T D => e() }"),
            ("#[cfg(test)]\nfn a<B, C>(b: B) -> C { d() }\ne!();", "T\ne!();"),
            ("#[cfg(test)]\nuse a::{b, c};\nuse d;", "T;\nuse d;"),
            ("#[cfg(test)] mod tests;\nfn a() {}", "T\nfn a() {}"),
        ])
    func test(code: String, expected: String) {
        #expect(Self.marked(code) == expected)
    }

    @Test(
        "items that are built otherwise, too",
        arguments: [
            "#[cfg(not(test))]\nfn a() {}", "#[cfg(any(test, feature = \"x\"))]\nfn a() {}", "fn test() {}",
            "#[cfg(feature = \"test\")]\nfn a() {}", "#[derive(Debug)]\nstruct A {}", "// #[cfg(test)]\nfn a() {}",
            "#[cfg(test)", "#![allow(dead_code)]\nfn a() {}", "#![cfg(not(test))]\nfn a() {}", "#!", "#![cfg(test)",
            "#[cfg(all(unix, not(test)))]\nfn a() {}",
        ])
    func other(code: String) {
        #expect(Self.marked(code) == code)
    }

    @Test("other languages have none")
    func languages() {
        #expect(SourceFile(Array("#[cfg(test)] class A {}".utf8), language: .php).testRanges.isEmpty)
    }

    /// No attribute stands in another one; each level would look through all of those in it.
    @Test(.timeLimit(.minutes(1)))
    func attributesInAttributesTakeNoLonger() {
        let nested = String(repeating: "#[cfg(", count: 200_000) + ")]"
        let closed = String(repeating: "#[cfg(", count: 50_000) + String(repeating: ")]", count: 50_000)
        for code in [nested, closed] {
            let file = SourceFile(Array(("fn a() {}\n" + code + "\n#[test]\nfn b() {}").utf8), language: .rust)
            _ = file.testRanges
            #expect(!file.isExhausted)
        }
        #expect(Self.marked("#[cfg(a)] #[cfg(test)] fn b() {}\nfn c() {}") == "#[cfg(a)] T\nfn c() {}")
    }
}

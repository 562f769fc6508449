import Rules
import Testing

@testable import Checks

@Suite struct FolderPathTests {
    @Test(arguments: [
        ("a//b/./c/", "a/b/c"), ("./a", "a"), (".", ""), ("", ""), ("a/../b", "b"), ("../a", "../a"),
        ("a/../../b", "../b"),
        ("/a/./b", "/a/b"), ("/", "/"),
    ])
    func normal(path: String, expected: String) { #expect(FolderPath.normal(path) == expected) }

    @Test(arguments: [
        ("", "a", "a"), ("a", ".", "a"), ("a/b", "../c", "a/c"), ("a", "../..", ".."), ("a", "/etc", "/etc"),
        ("/r/a", "..", "/r"), ("", "..", ".."),
    ])
    func join(folder: String, path: String, expected: String) { #expect(FolderPath.join(folder, path) == expected) }

    @Test func parts() {
        #expect(FolderPath.parent("a/b/c") == "a/b")
        #expect(FolderPath.parent("a") == "")
        #expect(FolderPath.parent("/a") == "/")
        #expect(FolderPath.name("a/b") == "b")
        #expect(FolderPath.name("b") == "b")
    }
}

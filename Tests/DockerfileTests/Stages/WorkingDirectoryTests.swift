import Testing

@testable import Dockerfile

@Suite("Working directories")
struct WorkingDirectoryTests {
    @Test(
        "are relative to the one before",
        arguments: [
            ("/a", nil, "/a"), ("b", "/a", "/a/b"), ("../c/./d", "/a/b", "/a/c/d"), ("b", nil, nil), ("/", "/a", "/"),
            ("../..", "/a", "/"),
            ("C:\\x", "/a", "C:\\x"), ("y", "C:\\x", "C:\\x\\y"), ("c:", nil, "c:"), ("a:b", "/", "/a:b"),
            ("//a//b/", nil, "/a/b"),
        ] as [(String, String?, String?)])
    func paths(path: String, previous: String?, expected: String?) {
        #expect(WorkingDirectory.path(path, after: previous) == expected)
    }

    @Test("end where Linux takes no longer path")
    func length() {
        #expect(WorkingDirectory.path(String(repeating: "a/", count: 3000), after: "/") == nil)
        #expect(WorkingDirectory.path("a", after: "/" + String(repeating: "b", count: 4095)) == nil)
    }
}

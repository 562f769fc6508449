import Foundation
import Testing

@testable import SecScan

@Suite struct RelativePathTests {
    @Test(
        arguments: [
            ("/r/t/src", "src"), ("/r/t/./src/", "src"), ("/r/t/src/../a//b", "a/b"), ("/r/t", ""), ("/r/t/", ""),
            ("/r", nil), ("/r/tea", nil), ("/r/t/../x", nil), ("/r/t/../../r/t/a", "a"), ("/../../r/t/a", "a"),
        ] as [(String, String?)])
    func absolute(path: String, expected: String?) {
        #expect(RelativePath.resolve(path, below: "/r/t") == expected)
    }

    @Test func fromTheCurrentFolder() {
        let current = FileManager.default.currentDirectoryPath
        #expect(RelativePath.resolve("./a/../b", below: current) == "b")
        #expect(RelativePath.resolve("..", below: current) == nil)
        #expect(RelativePath.resolve("a", below: "/") == current.dropFirst() + "/a")
    }
}

import Rules
import Testing

@testable import SecScan

@Suite struct TreeTests {
    @Test func severalRootsAreNamed() async throws {
        let (one, two) = (try TestFolder(), try TestFolder())
        try one.write("d/a", Token.first)
        try two.write("b", Token.second)
        let context = try Token.context()
        let both = try await Tree(roots: [one.path, two.path]).scan(context)
        #expect(both.places == ["\(one.path)/d/a:1", "\(two.path)/b:1"].sorted())
        #expect(try await Tree(roots: [one.path]).scan(context).places == ["d/a:1"])
        await #expect(throws: ScanError.self) { try await Tree(roots: [one.path("x")]).scan(context) }
    }
}

import Rules
import Testing
import YAML

@testable import Checks

@Suite struct ComposeProjectTests {
    private let files = Surroundings(files: [
        "a/compose.yaml": "services: {web: {image: x, user: root}, job: {image: y}}",
        "a/compose.override.yaml": "services: {web: {user: app}, more: {image: z}}", "a/compose.broken.yaml": "a: [",
    ])

    @Test func aFileWithItsOverride() throws {
        let project = try #require(ComposeProject(path: "a/compose.yaml", in: files))
        #expect(project.services.map(\.name) == ["web", "job"])
        #expect(project.services.map(\.user) == ["app", nil])
        #expect(project.services.allSatisfy { !$0.isPartial })
    }

    @Test func anOverrideStandsOnItsBase() throws {
        let project = try #require(ComposeProject(path: "a/compose.override.yaml", in: files))
        #expect(project.services.map(\.isPartial) == [true, false])
        #expect(project.services.first?["image"]?.text == "x")
        #expect(project.services.first?.own["image"] == nil)
    }

    @Test func whatCannotBeRead() {
        #expect(ComposeProject(path: "a/compose.broken.yaml", in: files) == nil)
        #expect(ComposeProject(path: "a/none.yaml", in: files) == nil)
    }
}

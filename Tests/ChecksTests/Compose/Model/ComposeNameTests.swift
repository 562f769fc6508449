import Rules
import Testing

@testable import Checks

@Suite struct ComposeNameTests {
    @Test(arguments: [
        ("compose.yaml", true), ("a/Compose.yml", true), ("docker-compose.yml", true),
        ("docker-compose.prod.yaml", true),
        ("docker-compose-dev.yml", true), ("web.compose.yaml", true), ("compose.override.yml", true),
        ("podman-compose.yaml", true), ("COMPOSE.YAML", true), ("compose.json", false), ("compose.l", false),
        ("composeyaml", false), ("composer.yaml", false), ("decompose.yaml", false),
        ("docker-compose.yml.j2", false), ("compose/web.yaml", false), ("docker-composer.yml", false),
    ])
    func names(path: String, expected: Bool) { #expect(ComposeName.isComposeFile(path) == expected) }

    @Test(arguments: [
        ("a/compose.yaml", true), ("docker-compose.yml", true), ("compose.dev.yaml", false), ("a.yaml", false),
    ])
    func main(path: String, expected: Bool) { #expect(ComposeName.isMain(path) == expected) }

    @Test func overrides() {
        let names = ["compose.override.yaml", "compose.yml", "docker-compose.override.yml"]
        #expect(ComposeName.base(ofOverride: "compose.override.yaml", among: names) == "compose.yml")
        #expect(ComposeName.base(ofOverride: "docker-compose.override.yml", among: names) == nil)
        #expect(ComposeName.base(ofOverride: "compose.yml", among: names) == nil)
        #expect(ComposeName.override(of: "compose.yml", among: names) == "compose.override.yaml")
        #expect(ComposeName.override(of: "docker-compose.yml", among: names) == "docker-compose.override.yml")
        #expect(ComposeName.override(of: "a.compose.yml", among: names) == nil)
    }
}

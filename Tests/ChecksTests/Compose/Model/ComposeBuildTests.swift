import Rules
import Testing

@testable import Checks

@Suite struct ComposeBuildTests {
    private func build(_ service: String, at path: String = "compose.yaml") throws -> ComposeBuild? {
        let document = try ComposeDocument(Array("services: {web: \(service)}".utf8))
        return ComposeService.all(in: document).first.flatMap { ComposeBuild($0, in: path) }
    }

    @Test(
        arguments: [
            ("{build: .}", "compose.yaml", "", "Dockerfile"),
            ("{build: ./app}", "compose.yaml", "app", "app/Dockerfile"),
            ("{build: {context: .., dockerfile: d/x}}", "a/compose.yaml", "", "d/x"),
            ("{build: {dockerfile: x.Dockerfile}}", "a/compose.yaml", "a", "a/x.Dockerfile"),
            ("{build: {context: \"${DIR:-app}\"}}", "compose.yaml", "app", "app/Dockerfile"),
            ("{build: {context: \"${DIR}\"}}", "compose.yaml", nil, nil),
            ("{build: https://example.com/a.git}", "compose.yaml", nil, nil),
            ("{build: {context: ., dockerfile_inline: FROM a}}", "compose.yaml", "", nil),
        ] as [(String, String, String?, String?)])
    func places(service: String, path: String, context: String?, dockerfile: String?) throws {
        let build = try #require(try build(service, at: path))
        #expect(build.context == context && build.dockerfile == dockerfile)
    }

    @Test func targetAndUser() throws {
        let build = try #require(try build("{build: {context: ., target: run}, user: \"10:10\"}"))
        #expect(build.target == "run" && build.user == "10:10" && build.runsUnprivileged)
        #expect(try self.build("{image: a}") == nil)
        #expect(try self.build("{build: , image: a}") == nil)
        #expect(try self.build("{build: ., user: 0}")?.runsUnprivileged == false)
        #expect(try self.build("{build: .}")?.runsUnprivileged == false)
    }

    @Test func anOverrideIsJoinedWithItsBase() throws {
        let files = Surroundings(files: [
            "compose.yaml": "services: {web: {build: {context: app, dockerfile: d}}, job: {build: job}}",
            "compose.override.yaml": "services: {web: {build: {target: dev}}, job: {build: {dockerfile: e}}}",
        ])
        let builds = files.composeProjects(in: "").flatMap(\.builds)
        #expect(builds.map(\.dockerfile) == ["app/d", "job/e"])
        #expect(builds.map(\.target) == ["dev", nil] && builds.map(\.isMain) == [false, true])
    }

    @Test func theServicesOfADockerfile() {
        let files = Surroundings(files: [
            "compose.yaml":
                "services: {a: {build: app}, b: {build: .}, c: {build: {context: ., dockerfile: app/Dockerfile}}}",
            "app/compose.yaml": "services: {d: {build: .}}", "app/Dockerfile": "",
        ])
        #expect(ComposeBuild.all(of: "app/Dockerfile", in: files).map(\.service) == ["d", "a", "c"])
        #expect(ComposeBuild.all(of: "Dockerfile", in: files).map(\.service) == ["b"])
    }
}

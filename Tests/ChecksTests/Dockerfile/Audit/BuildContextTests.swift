import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite struct BuildContextTests {
    private func file(_ text: String, at path: String = "Dockerfile", among files: [String: String])
        -> AuditedDockerfile
    {
        var options = CheckOptions()
        options.path = path
        options.surroundings = Surroundings(files: files.merging([path: text]) { file, _ in file })
        return AuditedDockerfile(Array(text.utf8), options: options)
    }

    @Test func withoutSurroundingsNothingIsKnown() {
        let file = AuditedDockerfile(Array("FROM a\nCOPY . /\n".utf8))
        #expect(file.context == nil && file.ignoreFile == nil && file.contextRemark.isEmpty)
    }

    @Test(
        arguments: [
            // In the root there is nothing else.
            ("Dockerfile", "COPY . /", [:], ""),
            // Its own ignore file.
            ("app/Dockerfile", "COPY . /", ["app/.dockerignore": "", ".dockerignore": ""], "app"),
            // Where the copied files are.
            ("app/Dockerfile", "COPY src /", ["app/src/a": ""], "app"),
            ("app/Dockerfile", "COPY ./app/src/ /", ["app/src/a": "", ".dockerignore": "x"], ""),
            ("app/Dockerfile", "COPY go.mod /", ["go.mod": ""], ""),
            // Nowhere: they are made before the build.
            ("app/Dockerfile", "COPY target/a.jar /", ["app/a.java": ""], nil),
            // A folder of sources, and one that is apart.
            ("app/Dockerfile", "COPY . /", ["app/main.go": ""], "app"),
            ("docker/Dockerfile", "COPY . /", ["docker/start.sh": "", "main.go": ""], nil),
            // What a compose file says wins.
            (
                "app/Dockerfile", "COPY . /",
                ["compose.yml": "services: {a: {build: {context: ., dockerfile: app/Dockerfile}}}"], ""
            ),
            (
                "Dockerfile", "COPY . /",
                ["compose.yml": "services: {a: {build: {context: app, dockerfile: ../Dockerfile}}}"], "app"
            ),
            (
                "Dockerfile", "COPY . /",
                ["compose.yml": "services: {a: {build: {context: .., dockerfile: r/Dockerfile}}}"], ""
            ),
        ] as [(String, String, [String: String], String?)])
    func folder(path: String, copy: String, files: [String: String], expected: String?) {
        #expect(file("FROM a\n\(copy)\n", at: path, among: files).context?.folder == expected)
    }

    @Test func theDockerfilesOwnIgnoreFileWins() {
        let ignore = ["app/Dockerfile.dockerignore": "own", "app/.dockerignore": "folder"]
        let context = file("FROM a\n", at: "app/Dockerfile", among: ignore).context
        #expect(context?.ignorePath == "app/Dockerfile.dockerignore")
        #expect(context?.ignoreFile?.ignores("own") == true && context?.ignoreFile?.ignores("folder") == false)
        let other = file("FROM a\n", at: "app/dev.Dockerfile", among: ignore).context
        #expect(other?.ignorePath == "app/.dockerignore" && other?.ignoreFile?.ignores("folder") == true)
    }

    @Test func messagesSayWhichContextWasAssumed() {
        let compose = ["compose.yml": "services: {web: {build: {context: ., dockerfile: app/Dockerfile}}}"]
        #expect(
            file("FROM a\n", at: "app/Dockerfile", among: compose).contextRemark.contains("service web in compose.yml"))
        #expect(file("FROM a\nCOPY b /\n", at: "app/Dockerfile", among: ["b": ""]).contextRemark.contains("top folder"))
        #expect(file("FROM a\nCOPY b /\n", at: "app/Dockerfile", among: ["app/b": ""]).contextRemark.contains("be app"))
        #expect(file("FROM a\n", among: [:]).contextRemark.isEmpty)
    }

    @Test(
        arguments: [
            ("services: {web: {build: ., user: app}}", Severity.info), ("services: {web: {build: .}}", nil),
            ("services: {web: {build: ., user: root}}", nil), ("services: {web: {build: ., user: \"${U}\"}}", nil),
            ("services: {web: {build: ., user: 1000}, job: {build: .}}", nil),
            ("services: {web: {build: ., user: 1000}, job: {build: ./other}}", .info),
            ("services: {web: {build: ., user: 1000}, job: {build: ., extends: web}}", .info),
        ] as [(String, Severity?)])
    func servicesThatSetAUserMendAMissingOne(compose: String, expected: Severity?) throws {
        for (text, id) in [("FROM a:1\n", "docker/missing-user"), ("FROM a:1\nUSER root\n", "docker/root-user")] {
            var options = CheckOptions()
            options.path = "Dockerfile"
            options.surroundings = Surroundings(files: ["Dockerfile": text, "compose.yaml": compose])
            let found = DockerfileAudit.findings(in: Array(text.utf8), options: options) { "\($0)" == id }
            let finding = try #require(found.first?.finding)
            #expect(found.count == 1 && finding.severity == expected)
            #expect(finding.message.contains("service web") == (expected != nil))
        }
    }

    @Test func theTargetOfAServiceIsJudged() {
        let text = "FROM a:1 AS run\nFROM b:1 AS test\n"
        let compose = ["compose.yaml": "services: {web: {build: {context: ., target: run}}}"]
        #expect(file(text, among: compose).imageStages.map(\.index) == [0])
        let two = ["compose.yaml": "services: {web: {build: {context: ., target: run}}, job: {build: .}}"]
        #expect(file(text, among: two).imageStages.map(\.index) == [0, 1])
        // The image that is shipped may be another one.
        let development = ["compose.dev.yaml": "services: {web: {build: {context: ., target: run}}}"]
        #expect(file(text, among: development).imageStages.map(\.index) == [0, 1])
        let unknown = ["compose.yaml": "services: {web: {build: {context: ., target: none}}}"]
        #expect(file(text, among: unknown).imageStages.map(\.index) == [1])
        var options = CheckOptions()
        options.dockerfileTarget = "test"
        options.path = "Dockerfile"
        options.surroundings = Surroundings(files: compose.merging(["Dockerfile": text]) { file, _ in file })
        #expect(AuditedDockerfile(Array(text.utf8), options: options).imageStages.map(\.index) == [1])
    }
}

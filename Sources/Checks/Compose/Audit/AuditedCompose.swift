internal import Dockerfile
internal import YAML

/// A compose file, read once for all checks.
struct AuditedCompose {
    let services: [ComposeService]
    /// Why it cannot be read, and the line where that shows.
    let mistake: (error: YAMLError, range: Range<Int>)?
    private let path: String
    private let surroundings: Surroundings?
    private let dockerfiles = ReadDockerfiles()

    init(_ source: [UInt8], options: CheckOptions = CheckOptions()) {
        path = options.path
        surroundings = options.surroundings
        do throws(YAMLError) {
            let document = try ComposeDocument(source)
            services = ComposeProject(path: options.path, document, in: options.surroundings).services
            mistake = nil
        } catch {
            services = []
            mistake = (error, Self.range(ofLine: error.line, in: source))
        }
    }

    /// The Dockerfile that a service builds, with the stage that it names; nil if it is not at hand.
    func image(of service: ComposeService) -> (file: AuditedDockerfile, stage: Stage)? {
        guard let surroundings, let build = ComposeBuild(service, in: path), let dockerfile = build.dockerfile,
            let file = dockerfiles.file(dockerfile, in: surroundings)
        else { return nil }
        guard let stage = build.target.map({ file.graph.stage($0) }) ?? file.graph.final else { return nil }
        return (file, stage)
    }

    /// A line without the blanks in front of it; of an empty line the last one that is not.
    private static func range(ofLine line: Int, in source: [UInt8]) -> Range<Int> {
        var last = 0..<0
        var start = 0
        for (index, text) in source.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let blanks = text.prefix { $0 == 0x20 || $0 == 0x09 }.count
            let end = text.last == 0x0D ? text.count - 1 : text.count
            if end > blanks { last = start + blanks..<start + end }
            if index + 1 >= line, !last.isEmpty { break }
            start += text.count + 1
        }
        return last
    }
}

/// The Dockerfiles of services, each read once.
private final class ReadDockerfiles {
    private var files: [String: AuditedDockerfile?] = [:]

    func file(_ path: String, in surroundings: Surroundings) -> AuditedDockerfile? {
        if let known = files[path] { return known }
        let file = surroundings.file(path, limit: DockerfileAudit.sizeLimit).map { AuditedDockerfile($0) }
        files[path] = .some(file)
        return file
    }
}

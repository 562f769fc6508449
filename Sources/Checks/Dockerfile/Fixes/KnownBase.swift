internal import Dockerfile

/// What is known of official images of Docker Hub without a look at them.
///
/// Source: https://github.com/docker-library/official-images
struct KnownBase: Hashable {
    /// The kinds of systems that images are made of, as far as fixes have to know.
    enum Distribution: Hashable {
        /// BusyBox's tools, `/bin/ash`.
        case alpine
        /// GNU's tools, `/bin/bash`: Debian, Ubuntu, Fedora, openSUSE and their like.
        case gnu
    }

    /// Nil if it depends on more than the name.
    let distribution: Distribution?
    /// Whether the working directory is `/`.
    let startsInRoot: Bool
    /// Whether a command is run as it is: there is no ENTRYPOINT, or one that hands it on.
    let runsCommands: Bool

    /// Nil for an image that nothing is known of.
    init?(_ base: StageBase) {
        switch base {
        case .scratch:
            self.init(distribution: nil, startsInRoot: true, runsCommands: true)
        case .image(let image):
            guard image.normalizedRegistry == "docker.io", image.normalizedRepository.hasPrefix("library/") else {
                return nil
            }
            self.init(name: image.repository.split(separator: "/").last.map(String.init) ?? "", tag: image.tag ?? "")
        case .stage, .unresolved: return nil
        }
    }

    private init(distribution: Distribution?, startsInRoot: Bool, runsCommands: Bool) {
        self.distribution = distribution
        self.startsInRoot = startsInRoot
        self.runsCommands = runsCommands
    }

    private init?(name: String, tag: String) {
        if name == "alpine" || name == "busybox" {
            self.init(distribution: .alpine, startsInRoot: true, runsCommands: true)
        } else if Self.systems.contains(name) {
            self.init(distribution: .gnu, startsInRoot: true, runsCommands: true)
        } else if Self.languages.contains(name) {
            let isWindows = ["windows", "nanoserver"].contains { tag.contains($0) }
            guard !isWindows else { return nil }
            self.init(
                distribution: tag.contains("alpine") ? .alpine : .gnu, startsInRoot: Self.inRoot.contains(name),
                runsCommands: true)
        } else {
            return nil
        }
    }

    private static let systems: Set = [
        "debian", "ubuntu", "fedora", "centos", "almalinux", "rockylinux", "amazonlinux", "oraclelinux",
        "buildpack-deps", "archlinux",
    ]
    private static let languages: Set = [
        "python", "node", "golang", "ruby", "rust", "php", "openjdk", "eclipse-temurin", "gcc", "perl", "pypy",
        "erlang",
        "elixir", "nginx", "httpd",
    ]
    private static let inRoot: Set = ["python", "node", "ruby", "rust", "gcc", "openjdk", "eclipse-temurin", "nginx"]
}

extension AuditedDockerfile {
    /// What a step runs on: the name of its base image tells, or the package manager that its stage uses.
    func distribution(of instruction: Instruction) -> KnownBase.Distribution? {
        guard let stage = graph.stage(of: instruction) else { return nil }
        let chain = graph.chain(of: stage)
        if let base = chain.last.flatMap({ KnownBase($0.base) })?.distribution { return base }
        let indices = Set(chain.map(\.index))
        let tools = scripts.lazy.filter { script in
            graph.stage(of: script.instruction).map { indices.contains($0.index) } ?? false
        }.flatMap(\.packageCommands).map(\.tool)
        for tool in tools {
            switch tool {
            case .apk: return .alpine
            case .apt, .yum, .dnf, .zypper, .pacman: return .gnu
            default: continue
            }
        }
        return nil
    }
}

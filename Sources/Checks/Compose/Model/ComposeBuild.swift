internal import YAML

/// How a service builds a Dockerfile.
struct ComposeBuild: Hashable {
    let service: String
    /// The compose file.
    let composePath: String
    /// The folder that is the context; nil for an address, and where variables have to be known.
    let context: String?
    /// The Dockerfile; nil for one that is written in the compose file, or whose place is not known.
    let dockerfile: String?
    /// The stage; nil for the last one.
    let target: String?
    /// Whether it is what Compose builds by itself, without overrides that name another stage.
    let isMain: Bool
    /// The user that the service runs as, if it sets one that is known.
    let user: String?

    /// Whether the service runs as somebody else than root, whatever the image says.
    var runsUnprivileged: Bool { user.map { !RootUser.isRoot($0) } ?? false }

    /// Nil for a service that builds nothing.
    init?(_ service: ComposeService, in composePath: String) {
        guard let build = service["build"], !build.isNull else { return nil }
        self.service = service.name
        self.composePath = composePath
        func known(_ node: YAMLNode?) -> String? { node?.composeText.flatMap { $0.isComplete ? $0.value : nil } }
        let layers = service.layers.compactMap { $0["build"] }
        func field(_ key: String) -> YAMLNode? { layers.lazy.compactMap { $0[key] }.first }
        // The short form is the context alone.
        let written = layers.lazy.compactMap { $0.mapping == nil ? $0 : $0["context"] }.first
        let folder = written == nil ? "." : known(written)
        context = folder.flatMap { folder in
            folder.contains("://") || folder.hasPrefix("git@")
                ? nil : FolderPath.join(FolderPath.parent(composePath), folder)
        }
        if field("dockerfile_inline") != nil {
            dockerfile = nil
        } else {
            let name = field("dockerfile") == nil ? "Dockerfile" : known(field("dockerfile"))
            dockerfile = context.flatMap { context in name.map { FolderPath.join(context, $0) } }
        }
        target = known(field("target"))
        isMain = ComposeName.isMain(composePath) && service.override?["build"]?["target"] == nil
        user = service.user
    }

    /// The services that build a Dockerfile, of the compose files in its folder and those above.
    static func all(of dockerfile: String, in surroundings: Surroundings) -> [ComposeBuild] {
        surroundings.folders(upFrom: FolderPath.parent(dockerfile)).flatMap { folder in
            surroundings.composeProjects(in: folder).flatMap(\.builds).filter { $0.dockerfile == dockerfile }
        }
    }
}

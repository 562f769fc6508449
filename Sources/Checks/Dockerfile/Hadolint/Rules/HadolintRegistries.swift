/// The lines of the images that do not come from a trusted registry; none if every registry is.
struct HadolintRegistries {
    let untrusted: [Int]

    init(_ file: HadolintFile) {
        let trusted = file.settings.trustedRegistries
        guard !trusted.isEmpty else {
            untrusted = []
            return
        }
        var aliases: Set<String> = []
        untrusted = file.instructions.filter { instruction in
            let images: [HadolintImage]
            switch instruction.content {
            case .from(let image): images = [image]
            case .copy(_, _, let stage): images = stage.map { [HadolintImage(source: $0)] } ?? []
            case .run(_, let flags):
                images = flags.mounts.filter { $0.type == "bind" || $0.type == "cache" }
                    .compactMap { $0.fields["from"] }.map(HadolintImage.init(source:))
            default: return false
            }
            defer {
                if case .from(let image) = instruction.content, let alias = image.alias { aliases.insert(alias) }
            }
            return images.contains { !aliases.contains($0.name) && !Self.isTrusted($0, by: trusted) }
        }.map(\.line)
    }

    private static func isTrusted(_ image: HadolintImage, by trusted: [String]) -> Bool {
        if let registry = image.registry { return trusted.contains { matches($0, registry) } }
        return image.name == "scratch"
            || trusted.contains { matches($0, "docker.io") || matches($0, "hub.docker.com") }
    }

    /// `*` stands for anything at one end of a name.
    static func matches(_ pattern: String, _ registry: String) -> Bool {
        if pattern.hasPrefix("*") { return registry.hasSuffix(pattern.dropFirst()) }
        if pattern.hasSuffix("*") { return registry.hasPrefix(pattern.dropLast()) }
        return registry == pattern
    }
}

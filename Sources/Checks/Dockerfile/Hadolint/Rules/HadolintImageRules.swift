/// Which images FROM names, and how.
enum HadolintImageRules {
    static let all: [HadolintRule] = [
        .fold("DL3006", .warning, "the image has no tag", from: Set<String>()) { aliases, content in
            guard case .from(let image) = content else { return false }
            defer { if let alias = image.alias { aliases.insert(alias) } }
            return image.name != "scratch" && image.tag == nil && image.digest == nil && !image.name.hasPrefix("$")
                && !aliases.contains(image.name)
        },
        .from("DL3007", .warning, "the tag latest means another image tomorrow") {
            $0.tag == "latest" && $0.digest == nil
        },
        .lines("DL3026", .error, "the registry of the image is not trusted") { HadolintRegistries($0).untrusted },
        .from("DL3029", .warning, "FROM names a platform") { image in
            image.platform.map { !$0.contains("BUILDPLATFORM") && !$0.contains("TARGETPLATFORM") } ?? false
        },
        .from("DL3065", .warning, "the platform of the target is the one that is used anyway") {
            $0.platform == "$TARGETPLATFORM" || $0.platform == "${TARGETPLATFORM}"
        },
    ]
}

extension HadolintRule {
    /// A rule about single FROM instructions.
    static func from(
        _ code: String, _ level: HadolintLevel, _ text: String, where fires: @escaping @Sendable (HadolintImage) -> Bool
    ) -> HadolintRule {
        each(code, level, text) { content in if case .from(let image) = content { fires(image) } else { false } }
    }
}

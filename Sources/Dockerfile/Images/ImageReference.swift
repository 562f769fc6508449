/// A reference to an image: `registry/repository:tag@digest`.
///
/// Source: https://github.com/distribution/reference
public struct ImageReference: Hashable, Sendable {
    /// The reference as written.
    public let text: String
    /// The registry, with its port; nil if none is written, which is Docker Hub.
    public let registry: String?
    /// The path as written, without the registry.
    public let repository: String
    /// The tag.
    public let tag: String?
    /// The digest, such as `sha256:…`.
    public let digest: String?
    /// Whether the builder takes it.
    public let isValid: Bool

    /// Reads a reference; one that is not valid is taken apart all the same.
    public init(_ text: String) {
        self.text = text
        var rest = text.utf8[...]
        var digest: String?
        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            digest = String(rest[rest.index(after: at)...])
            rest = rest[..<at]
        }
        var tag: String?
        let lastSlash = rest.lastIndex(of: .slash)
        if let colon = rest.lastIndex(of: .colon), lastSlash.map({ $0 < colon }) ?? true {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
        }
        var registry: String?
        if let slash = rest.firstIndex(of: .slash), Self.isRegistry(rest[..<slash]) {
            registry = String(rest[..<slash])
            rest = rest[rest.index(after: slash)...]
        }
        let repository = String(rest) ?? ""
        self.registry = registry
        self.repository = repository
        self.tag = tag
        self.digest = digest
        isValid =
            ImageReferenceGrammar.isRepository(repository)
            && registry.map(ImageReferenceGrammar.isRegistry) ?? true
            && tag.map(ImageReferenceGrammar.isTag) ?? true
            && digest.map(ImageReferenceGrammar.isDigest) ?? true
            && !ImageReferenceGrammar.isIdentifier(text)
    }

    /// A first part with a dot, a port or capitals is a registry, and so is `localhost`.
    private static func isRegistry(_ part: Substring.UTF8View) -> Bool {
        part.contains { $0 == 0x2E || $0 == .colon || ($0 >= 0x41 && $0 <= 0x5A) } || String(part) == "localhost"
    }

    /// The registry, `docker.io` if none is written or one of Docker Hub's other names is.
    public var normalizedRegistry: String {
        guard let registry, registry != "index.docker.io", registry != "registry-1.docker.io" else {
            return "docker.io"
        }
        return registry.lowercased()
    }

    /// The path, with `library/` before a name of Docker Hub that has no other.
    public var normalizedRepository: String {
        normalizedRegistry == "docker.io" && !repository.contains("/") ? "library/" + repository : repository
    }

    /// The last part of the path.
    public var name: String { repository.split(separator: "/").last.map(String.init) ?? repository }
}

/// What the value of a label is; the names are those of hadolint's configuration.
public enum LabelKind: String, Hashable, Sendable, CaseIterable {
    case text
    /// RFC 3339
    case time = "rfc3339"
    /// RFC 3986, with a scheme
    case url
    /// An expression of SPDX identifiers
    case license = "spdx"
    /// The name of a commit
    case gitHash = "hash"
    /// Semantic Versioning 2.0.0
    case version = "semver"
    /// RFC 5322, the address alone
    case email

    /// Labels whose values have a form even if no schema says so.
    ///
    /// Source: https://github.com/opencontainers/image-spec/blob/main/annotations.md
    static let openContainers: [String: LabelKind] = [
        "org.opencontainers.image.created": .time,
        "org.opencontainers.image.url": .url,
        "org.opencontainers.image.documentation": .url,
        "org.opencontainers.image.source": .url,
        "org.opencontainers.image.licenses": .license,
    ]
}

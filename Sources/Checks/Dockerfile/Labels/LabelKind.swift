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

extension LabelKind {
    /// What `name:form`, or a name alone for any text, asks for.
    public static func required(_ text: String) -> (name: String, kind: LabelKind)? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty else { return nil }
        let form = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : LabelKind.text.rawValue
        return LabelKind(rawValue: form).map { (String(name), $0) }
    }
}

internal import ProxyConfiguration

/// A reference to a secret, where it stands, and who is sent the secret.
struct SecretUse {
    /// Such as `management.token_hash`; of an upstream with its name.
    var label: String
    var key: String
    var reference: SecretReference
    /// Where it is written.
    var range: Range<Int>
    /// Of an upstream its host.
    var host: String?

    /// Every reference that a configuration writes, in the order of its sections and the schema.
    static func all(in configuration: Configuration) -> [SecretUse] {
        let upstreams = configuration.upstreams.enumerated().flatMap { index, upstream in
            let name = upstream[UpstreamSettings.name]
            let owner = " of " + (name.isEmpty ? "upstream \(index + 1)" : name)
            return uses(in: upstream, owner, host: upstream[UpstreamSettings.baseURL]?.host)
        }
        return uses(in: configuration.settings, "", host: nil) + upstreams
    }

    private static func uses(in section: Section, _ owner: String, host: String?) -> [SecretUse] {
        Schema.settings.filter(\.isSecret).flatMap { setting -> [SecretUse] in
            func use(_ reference: SecretReference?, _ range: Range<Int>?) -> SecretUse? {
                guard let reference, let range else { return nil }
                return SecretUse(
                    label: setting.key + owner, key: setting.key, reference: reference, range: range, host: host)
            }
            if let single = setting as? Setting<SecretReference?> {
                return section.answers(single).compactMap { use($0.value, $0.range) }
            }
            if let list = setting as? Setting<Listed<SecretReference>> {
                return section.answers(list).flatMap { $0.value.items.compactMap { use($0.value, $0.range) } }
            }
            return []
        }
    }
}

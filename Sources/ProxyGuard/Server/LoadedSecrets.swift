internal import ProxyConfiguration
internal import ProxyTokens
internal import Rules

/// What the references of a configuration stand for, read once.
struct LoadedSecrets: Sendable {
    /// The keys of the upstreams, in their order.
    var upstreams: [Secret] = []
    /// How client tokens are hashed.
    var hasher: TokenHasher
    /// The hashes of the management tokens.
    var management: ManagementCredential
    /// Seals what the store keeps; nil without a key.
    var keyRing: KeyRing?
    /// The hash of the token that readers of figures show.
    var metricsToken: TokenHash?
    /// What variables of the environment held: they are taken out of it, and a reload asks for them again.
    var variables: [String: Secret] = [:]
    /// Everything that no message may show.
    var all: [Secret] = []

    /// Reads them all.
    /// - Parameter variables: those that were read before.
    static func load(
        _ configuration: Configuration, allowsPrograms: Bool, variables: [String: Secret] = [:]
    ) throws(ServerError) -> LoadedSecrets {
        let settings = configuration.settings
        var reader = Reader(resolver: SecretResolver(allowsPrograms: allowsPrograms), variables: variables)
        var upstreams: [Secret] = []
        for section in configuration.upstreams {
            let name = section[UpstreamSettings.name]
            guard let secret = try reader.read(section[UpstreamSettings.credential], "upstream \(name): credential")
            else { throw ServerError(.secret, "upstream \(name): credential is missing") }
            upstreams.append(secret)
        }
        let pepper = try reader.read(settings[TokenSettings.pepper], TokenSettings.pepper.key)
        let keys = try reader.encryptionKeys(settings)
        let current = try reader.read(settings[ManagementSettings.tokenHash], ManagementSettings.tokenHash.key)
        let next = try reader.read(settings[ManagementSettings.nextTokenHash], ManagementSettings.nextTokenHash.key)
        let metrics = try reader.read(settings[MetricsSettings.tokenHash], MetricsSettings.tokenHash.key)
        do {
            return LoadedSecrets(
                upstreams: upstreams,
                hasher: try TokenHasher(hashing: settings[TokenSettings.hashing], pepper: pepper),
                management: try ManagementCredential(
                    currentText: current.map(\.text) ?? "", nextText: next.map(\.text)),
                keyRing: keys.isEmpty ? nil : try KeyRing(keys: keys),
                metricsToken: try metrics.map { try TokenHash(text: $0.text) },
                variables: reader.variables,
                all: upstreams + keys + [pepper].compactMap { $0 } + reader.variables.values)
        } catch {
            throw ServerError(.secret, "\(error)")
        }
    }

    /// The encryption keys alone.
    static func keyRing(_ settings: Section, allowsPrograms: Bool) throws(ServerError) -> KeyRing? {
        var reader = Reader(resolver: SecretResolver(allowsPrograms: allowsPrograms), variables: [:])
        let keys = try reader.encryptionKeys(settings)
        do { return keys.isEmpty ? nil : try KeyRing(keys: keys) } catch { throw ServerError(.secret, "\(error)") }
    }

    private struct Reader {
        let resolver: SecretResolver
        var variables: [String: Secret]

        /// The current key first.
        mutating func encryptionKeys(_ settings: Section) throws(ServerError) -> [Secret] {
            var keys = [try read(settings[EncryptionSettings.key], EncryptionSettings.key.key)].compactMap { $0 }
            let isCurrent = !keys.isEmpty
            for reference in settings[EncryptionSettings.previousKeys].values {
                if let key = try read(reference, EncryptionSettings.previousKeys.key) { keys.append(key) }
            }
            // A key of before would take the place of the present one, and seal what comes.
            guard isCurrent || keys.isEmpty else {
                throw ServerError(
                    .secret,
                    "encryption.previous_keys: encryption.key, the present one, is not set; set both, or neither")
            }
            return keys
        }

        mutating func read(_ reference: SecretReference?, _ key: String) throws(ServerError) -> Secret? {
            guard let reference else { return nil }
            if case .environment(let name) = reference, let known = variables[name] { return known }
            do throws(SecretError) {
                let secret = try resolver.resolve(reference)
                if case .environment(let name) = reference { variables[name] = secret }
                return secret
            } catch {
                throw ServerError(.secret, "\(key): \(error)")
            }
        }
    }
}

extension Secret {
    /// As text; only for what is a text by its form.
    fileprivate var text: String { String(decoding: revealed, as: UTF8.self) }
}

extension LoadedSecrets {
    /// These, with what only a start can change as it was: a file may have other content by now, and what the store has was sealed and
    /// hashed with what the program began with.
    func withWhatIsFixed(as earlier: LoadedSecrets) -> LoadedSecrets {
        var secrets = self
        (secrets.hasher, secrets.keyRing) = (earlier.hasher, earlier.keyRing)
        secrets.metricsToken = earlier.metricsToken
        return secrets
    }

    /// The settings whose secret is another one by now, and which only a start can change; who exchanged a file must not take it for done.
    func needingAStart(after earlier: LoadedSecrets) -> [String] {
        var keys: [String] = []
        let probe = "probe".utf8
        if hasher.hash(probe) != earlier.hasher.hash(probe) { keys.append(TokenSettings.pepper.key) }
        let (ids, earlierIDs) = (keyRing?.keyIDs ?? [], earlier.keyRing?.keyIDs ?? [])
        if ids.first != earlierIDs.first { keys.append(EncryptionSettings.key.key) }
        if ids.dropFirst() != earlierIDs.dropFirst() { keys.append(EncryptionSettings.previousKeys.key) }
        if metricsToken != earlier.metricsToken { keys.append(MetricsSettings.tokenHash.key) }
        return keys
    }
}

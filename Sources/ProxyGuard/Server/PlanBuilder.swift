internal import NIOCore
internal import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyGuards
internal import ProxyLimits
internal import ProxyRoutes
internal import ProxyTokens
internal import Rules

/// Makes what the data plane works by from a configuration that passed its checks.
struct PlanBuilder {
    let configuration: Configuration
    let secrets: LoadedSecrets
    let rules: RuleSet

    private var settings: Section { configuration.settings }

    /// - Parameter keys: provider keys of the store that count in place of the configuration's, by upstream.
    func plan(keys: [String: ProviderCredential] = [:]) throws(ServerError) -> DataPlan {
        var plan = DataPlan(guards: try guards())
        plan.upstreams = try upstreams()
        plan.exchangeKeys(keys, configured: secrets.upstreams)
        plan.cors = CORSPolicy(
            origins: settings[CORSSettings.allowedOrigins].values,
            allowsCredentials: settings[CORSSettings.allowsCredentials],
            headers: settings[CORSSettings.allowedHeaders].values,
            maximumAge: settings[CORSSettings.maximumAge].wholeSeconds)
        plan.headers = SecurityHeaders(hstsAge: settings[TLSSettings.hstsAge].wholeSeconds)
        plan.trustedProxies = settings[TLSSettings.trustedProxies].values
        plan.requestBodyLimit = settings[LimitSettings.requestBody].bytes
        plan.responseBodyLimit = settings[LimitSettings.responseBody].bytes
        plan.headerLimit = settings[LimitSettings.headers].bytes
        plan.timeouts = timeouts
        addLimits(to: &plan)
        if let certificate = settings[TLSSettings.certificateFile], let key = settings[TLSSettings.keyFile] {
            do throws(TLSFileError) {
                plan.tls = try ServerTLS.context(
                    certificateFile: certificate.text, keyFile: key.text,
                    minimumVersion: settings[TLSSettings.minimumVersion], ciphers: settings[TLSSettings.ciphers].values)
            } catch {
                throw ServerError(.certificate, "\(error)")
            }
        }
        return plan
    }

    private var timeouts: Timeouts {
        var timeouts = Timeouts()
        timeouts.header = settings[TimeoutSettings.header].amount
        timeouts.bodyIdle = settings[TimeoutSettings.bodyIdle].amount
        timeouts.writeIdle = settings[TimeoutSettings.writeIdle].amount
        timeouts.keepAlive = settings[TimeoutSettings.keepAlive].amount
        timeouts.stream = settings[TimeoutSettings.stream].amount
        return timeouts
    }

    private func addLimits(to plan: inout DataPlan) {
        plan.globalLimits = LimitPolicy(
            requestsPerMinute: settings[LimitSettings.globalRequests],
            concurrentRequests: settings[LimitSettings.globalConcurrency])
        plan.addressLimits = LimitPolicy(
            requestsPerMinute: settings[LimitSettings.addressRequests],
            concurrentRequests: settings[LimitSettings.addressConcurrency])
        plan.tokenLimits = LimitPolicy(
            requestsPerMinute: settings[LimitSettings.tokenRequests],
            concurrentRequests: settings[LimitSettings.tokenConcurrency],
            modelTokensPerMinute: settings[LimitSettings.tokenModelTokens])
        plan.projectLimits = LimitPolicy(
            requestsPerMinute: settings[LimitSettings.projectRequests],
            concurrentRequests: settings[LimitSettings.projectConcurrency])
    }

    // MARK: Guards

    private func guards() throws(ServerError) -> GuardEngine {
        var promptRules: [PromptRule] = []
        for file in settings[GuardSettings.promptRules].values {
            do {
                promptRules += try PromptRule.read(TextFile.read(file.text))
            } catch {
                throw ServerError(.promptRules, "\(file.text): \(error)")
            }
        }
        return GuardEngine(
            rules: rules, promptRules: promptRules,
            policy: GuardPolicy(
                requestSecrets: GuardMode(settings[GuardSettings.requestSecrets]),
                responseSecrets: GuardMode(settings[GuardSettings.responseSecrets]),
                promptRules: GuardMode(settings[GuardSettings.promptAction]),
                passesOnFailure: settings[GuardSettings.onFailure] == .open))
    }

    // MARK: Upstreams

    private func upstreams() throws(ServerError) -> [Upstream] {
        var upstreams: [Upstream] = []
        for (section, credential) in zip(configuration.upstreams, secrets.upstreams) {
            upstreams.append(try upstream(section, credential))
        }
        return upstreams
    }

    private func upstream(_ section: Section, _ credential: Secret) throws(ServerError) -> Upstream {
        let name = section[UpstreamSettings.name]
        guard let address = section[UpstreamSettings.baseURL] else {
            throw ServerError(.upstream, "upstream \(name): base_url is missing")
        }
        // The self-check refuses it before, and says why.
        guard let addresses = AddressPolicy(host: address.host) else {
            throw ServerError(.upstream, "upstream \(name): base_url names no host of a provider")
        }
        let isSecure = address.scheme == "https"
        let dialect = Dialect(section[UpstreamSettings.dialect])
        var path = address.path
        while path.hasSuffix("/") { path.removeLast() }
        do {
            return Upstream(
                name: name, dialect: dialect, host: address.host, port: address.port ?? (isSecure ? 443 : 80),
                basePath: path,
                tls: isSecure
                    ? try ServerTLS.client(minimumVersion: section[UpstreamSettings.minimumTLSVersion]) : nil,
                addresses: addresses, credentialHeader: CredentialHeader(dialect),
                credential: credential, credentialID: DataPlan.configuredKey,
                endpoints: Set(section[UpstreamSettings.endpoints].values),
                models: Set(section[UpstreamSettings.models].values),
                connectTimeout: section[UpstreamSettings.connectTimeout].amount,
                firstByteTimeout: section[UpstreamSettings.firstByteTimeout].amount,
                idleTimeout: section[UpstreamSettings.idleTimeout].amount,
                streamUsage: Self.streamUsage(section))
        } catch {
            throw ServerError(.upstream, "upstream \(name): TLS cannot be set up")
        }
    }

    /// Mistral counts every stream unasked, and refuses parameters that it does not know.
    private static func streamUsage(_ section: Section) -> StreamUsage {
        let wanted = section[UpstreamSettings.streamUsage]
        return wanted == .limited && section[UpstreamSettings.dialect] == .mistral ? .never : wanted
    }
}

extension DataPlan {
    /// What records call a key of the configuration.
    fileprivate static let configuredKey = "configuration"

    /// Exchanges the keys of upstreams, and nothing else.
    ///
    /// What was read of files stays as it was: a key is exchanged whatever became of them, and nothing comes into force with it that no
    /// check saw.
    /// - Parameters:
    ///   - keys: those of the store, by upstream.
    ///   - configured: those of the configuration, in the order of the upstreams, for those that the store has none for.
    mutating func exchangeKeys(_ keys: [String: ProviderCredential], configured: [Secret]) {
        for (index, credential) in zip(upstreams.indices, configured) {
            let stored = keys[upstreams[index].name]
            upstreams[index].credential = stored?.value ?? credential
            upstreams[index].credentialID = stored?.id ?? Self.configuredKey
        }
    }
}

/// A provider's key out of the store.
struct ProviderCredential: Sendable {
    /// What records call it.
    var id: String
    /// The key itself.
    var value: Secret
}

extension Dialect {
    init(_ dialect: UpstreamDialect) {
        self =
            switch dialect {
            case .anthropic: .anthropic
            case .gemini: .gemini
            // Mistral speaks that of OpenAI; the self-check refuses the others, which are not spoken yet.
            case .openai, .mistral, .azure, .bedrock, .cohere: .openai
            }
    }
}

extension GuardMode {
    init(_ action: GuardAction) {
        self =
            switch action {
            case .block: .block
            case .redact: .redact
            case .flag: .flag
            case .off: .off
            }
    }
}

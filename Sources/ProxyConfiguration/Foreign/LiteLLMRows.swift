/// The settings of LiteLLM's `config.yaml` that say something about security, and which of ours each is.
///
/// Source: https://docs.litellm.ai/docs/proxy/config_settings
enum LiteLLMRows {
    static let byName = Dictionary(grouping: general + library + router, by: \.name)

    private static func rows(
        _ section: String, _ rows: [(String, any SettingDeclaration, Conversion)]
    ) -> [ForeignRow] {
        rows.map { ForeignRow("\(section).\($0.0)", $0.1, $0.2) }
    }

    private static let general = rows(
        "general_settings",
        [
            ("master_key", ForeignSettings.managementToken, .none),
            ("disable_auth", ForeignSettings.authenticates, .inverted),
            ("database_url", StoreSettings.address, .none),
            ("allowed_ips", ForeignSettings.allowedClients, .none),
            ("use_x_forwarded_for", ForeignSettings.trustsForwarded, .none),
            ("allow_requests_on_db_unavailable", StoreSettings.onFailure, .words("open", "closed")),
            ("store_prompts_in_spend_logs", LoggingSettings.bodies, .none),
            ("maximum_spend_logs_retention_period", AuditSettings.retention, .none),
            ("disable_spend_logs", AuditSettings.isEnabled, .inverted),
            ("max_request_size_mb", LimitSettings.requestBody, .unit("MiB")),
            ("global_max_parallel_requests", LimitSettings.globalConcurrency, .none),
            ("database_connection_timeout", TimeoutSettings.header, .unit("s")),
            ("allow_origins", CORSSettings.allowedOrigins, .none), ("cors_origins", CORSSettings.allowedOrigins, .none),
            ("cors_allow_origins", CORSSettings.allowedOrigins, .none),
            ("cors_allow_credentials", CORSSettings.allowsCredentials, .none),
            ("ui_password", ForeignSettings.password, .none),
        ])

    private static let library = rows(
        "litellm_settings",
        [
            ("set_verbose", ForeignSettings.debugs, .none),
            ("json_logs", LoggingSettings.format, .words("json", "text")),
            ("request_timeout", TimeoutSettings.stream, .unit("s")),
            ("ssl_verify", ForeignSettings.verifiesUpstreams, .none),
            ("redact_user_api_key_info", LoggingSettings.mask, .none),
            ("cache_params.url", ForeignSettings.cache, .redis),
            ("cache_params.password", ForeignSettings.cachePassword, .none),
            ("default_key_generate_params.duration", TokenSettings.defaultLifetime, .unit("s")),
            ("upperbound_key_generate_params.duration", TokenSettings.maximumLifetime, .unit("s")),
        ])

    private static let router = rows(
        "router_settings",
        [
            ("redis_url", ForeignSettings.cache, .redis),
            ("redis_password", ForeignSettings.cachePassword, .none),
            ("debug_level", LoggingSettings.level, .none),
            ("timeout", TimeoutSettings.stream, .unit("s")),
        ])

    /// Settings of `litellm_settings` that do nothing in `general_settings`, where they are often found.
    static let misplaced: Set<String> = [
        "set_verbose", "json_logs", "drop_params", "request_timeout", "ssl_verify", "cache", "cache_params",
        "callbacks",
        "success_callback", "failure_callback", "turn_off_message_logging", "redact_user_api_key_info", "max_budget",
        "budget_duration", "num_retries", "rpm", "tpm",
    ]

    /// Of an entry of `model_list`, below `litellm_params`.
    static func ofUpstream(_ name: String) -> ForeignRow? {
        if let row = upstream[name] { return row }
        // `extra_headers.Authorization`
        guard let dot = name.lastIndex(of: "."), name[..<dot].hasSuffix("_headers"),
            headers.contains(name[dot...].dropFirst().lowercased())
        else { return nil }
        return ForeignRow(name, ForeignSettings.upstreamSecret, .header)
    }

    private static let headers: Set = ["authorization", "x-api-key", "api-key"]

    private static let upstream: [String: ForeignRow] = Dictionary(
        uniqueKeysWithValues: [
            ForeignRow("api_key", UpstreamSettings.credential), ForeignRow("api_base", UpstreamSettings.baseURL),
            ForeignRow("base_url", UpstreamSettings.baseURL), ForeignRow("model", UpstreamSettings.models),
            ForeignRow("timeout", UpstreamSettings.firstByteTimeout, .unit("s")),
            ForeignRow("ssl_verify", ForeignSettings.verifiesUpstreams),
            ForeignRow("aws_secret_access_key", UpstreamSettings.credential),
            ForeignRow("aws_access_key_id", ForeignSettings.upstreamSecret),
            ForeignRow("aws_session_token", ForeignSettings.upstreamSecret),
            ForeignRow("azure_ad_token", ForeignSettings.upstreamSecret),
            ForeignRow("client_secret", ForeignSettings.upstreamSecret),
            ForeignRow("vertex_credentials", UpstreamSettings.credential, .json),
        ].map { ($0.name, $0) })
}

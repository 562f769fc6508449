/// Variables that images, frameworks and tools read by themselves. Sources: their manuals.
enum KnownReaders {
    private static let prefixes = [
        // Servers and their images.
        "POSTGRES_", "PGPASS", "PGSSL", "PGUSER", "MYSQL_", "MARIADB_", "MONGO_INITDB_", "MINIO_", "GF_", "LITELLM_",
        "RABBITMQ_",
        "KEYCLOAK_", "KC_", "ELASTIC", "NEO4J_", "INFLUXDB_", "DOCKER_INFLUXDB_", "CLICKHOUSE_", "COUCHDB_", "KAFKA_",
        "ZOOKEEPER_", "SONAR_", "NEXTCLOUD_", "WORDPRESS_", "WP_", "PGADMIN_", "TRAEFIK_", "CADDY_", "NGINX_", "VAULT_",
        "CONSUL_", "AIRFLOW_", "AIRFLOW__", "GITEA_", "GITEA__", "N8N_", "OLLAMA_", "HASURA_", "QDRANT_", "SUPABASE_",
        "GOTRUE_", "PGRST_", "MEILI_", "TYPESENSE_", "CHROMA_", "LANGFUSE_",
        // Clouds, telemetry, command lines.
        "AWS_", "AZURE_", "GCP_", "GCLOUD_", "CLOUDSDK_", "ARM_", "TF_", "KUBE", "DOCKER_", "COMPOSE_", "BUILDKIT_",
        "OTEL_", "SENTRY_", "DD_", "NEW_RELIC_", "ROLLBAR_", "HONEYBADGER_", "LANGCHAIN_", "LANGSMITH_", "WANDB_",
        "HF_",
        "GITHUB_", "GITLAB_", "GH_", "CI_", "RUNNER_", "ACTIONS_", "CODECOV_", "CLOUDFLARE_", "WRANGLER_", "VERCEL_",
        "NETLIFY_", "FLY_", "HEROKU_", "RENDER_", "RAILWAY_", "NPM_", "NPM_CONFIG_", "YARN_", "PIP_", "POETRY_", "UV_",
        "CARGO_",
        "SSH_", "GIT_", "GPG_", "VAGRANT_", "ANSIBLE_", "PULUMI_", "DISCOURSE_",
        // Runtimes and frameworks.
        "NODE_", "PYTHON", "DJANGO_", "FLASK_", "UVICORN_", "GUNICORN_", "CELERY_", "RAILS_", "BUNDLE_", "RACK_",
        "PUMA_",
        "SPRING_", "QUARKUS_", "MICRONAUT_", "JAVA_", "CATALINA_", "DOTNET_",
        "ASPNETCORE_", "NUGET_", "NEXTAUTH_", "NEXT_TELEMETRY_", "NUXT_", "EXPO_", "STORYBOOK_", "PRISMA_",
        "GRPC_", "RUST_", "PHP_", "XDEBUG_", "LARAVEL_", "OCTANE_", "SYMFONY_", "PHX_", "ERL_", "VAPOR_", "SWIFT_",
        "PLAYWRIGHT_", "CYPRESS_", "JEST_", "STREAMLIT_", "GRADIO_", "CHAINLIT_", "JUPYTER_", "MLFLOW_", "MIX_",
        "SASL_", "LD_",
    ]
    private static let names: Set = [
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE",
        "SSL_CERT_DIR", "SECRET_KEY_BASE", "DATABASE_URL", "REDIS_URL", "WEB_CONCURRENCY", "FORWARDED_ALLOW_IPS",
        "AUTH_SECRET", "AUTH_URL", "AUTH_TRUST_HOST", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN",
        "GOOGLE_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS", "GEMINI_API_KEY", "MISTRAL_API_KEY", "GROQ_API_KEY",
        "COHERE_API_KEY",
        "REDIS_PASSWORD", "GOPROXY", "GOPRIVATE", "GOSUMDB", "GOFLAGS", "TOKENIZERS_PARALLELISM", "CODESPACES",
        "SOPS_AGE_KEY", "SYSTEM_ACCESSTOKEN",
        "AUTHORIZED_KEYS", "PASSWORD_STORE_DIR",
    ]

    /// Beginnings of names that mean something to Spring alone.
    private static let spring = ["SERVER_", "MANAGEMENT_", "LOGGING_"]

    /// First words of names that say what a setting is about and not whose it is.
    private static let general: Set = [
        "enable", "enabled", "disable", "default", "global", "http", "https", "server", "client", "access", "admin",
        "management", "allow", "allowed", "login", "user", "users", "cookie", "public", "private", "request",
        "requests",
        "upload", "body", "verify", "trusted", "concurrent", "connection", "data", "database", "cache", "mail", "email",
        "service", "rate", "limit", "token", "session", "proxy", "webhook", "refresh", "hash", "crypto", "validate",
        "require", "feature", "features", "policy", "content", "secure", "http2", "websocket", "gateway", "worker",
    ]

    /// What a name begins with, lower-case, if that may be a product or a library.
    static func provider(of name: String) -> String? {
        guard let word = name.split(separator: "_").first?.lowercased(), word.count >= 4, word.count < name.count,
            !general.contains(word), !SecuritySetting.isSecurity(word)
        else { return nil }
        return word
    }

    /// Beginnings of names that the configuration reads that Laravel brings along, where a project has none of its own.
    private static let laravel = [
        "APP_", "SESSION_", "CACHE_", "DB_", "REDIS_", "MAIL_", "QUEUE_", "LOG_", "BCRYPT_", "HASH_", "FILESYSTEM_",
        "AUTH_",
        "PUSHER_APP_", "REVERB_", "ABLY_", "SLACK_",
    ]

    /// - Parameters:
    ///   - usesSpring: the project is written for it, or for one of its kind.
    ///   - usesLaravel: Laravel is among its libraries.
    static func read(_ name: String, usesSpring: Bool = false, usesLaravel: Bool = false) -> Bool {
        let upper = name.uppercased()
        return names.contains(upper) || prefixes.contains { upper.hasPrefix($0) }
            || usesSpring && spring.contains { upper.hasPrefix($0) }
            || usesLaravel && laravel.contains { upper.hasPrefix($0) }
    }
}

/// What a deployment is for.
public enum DeploymentKind: String, Choice {
    case production, staging, development, test

    public static var aliases: [String: Self] {
        ["prod": .production, "stage": .staging, "dev": .development, "local": .development, "testing": .test]
    }
}

/// How a provider's API looks.
public enum UpstreamDialect: String, Choice {
    case openai, anthropic, gemini, azure, bedrock, mistral, cohere
}

/// When a provider is asked to count the tokens of a stream although the client did not ask.
public enum StreamUsage: String, Choice {
    /// Where tokens of models are limited.
    case limited
    /// For every stream.
    case always
    /// Never: the body stays as the client wrote it, and tokens are estimated.
    case never
}

/// Who ends TLS in front of the data listener.
public enum TLSTermination: String, Choice {
    /// The program itself.
    case own = "self"
    /// A proxy in front of it, one of `tls.trusted_proxies`.
    case trustedProxy = "trusted_proxy"
}

/// How tokens are stored.
public enum TokenHashing: String, Choice {
    case sha256
    /// With the pepper as key, so that a copied database alone helps nobody.
    case hmacSHA256 = "hmac-sha256"
}

/// What happens to what a guard finds.
public enum GuardAction: String, Choice {
    case block, redact, flag, off
}

/// What happens when something that decides cannot be asked.
public enum FailureMode: String, Choice {
    /// Requests are refused.
    case closed
    /// A share of the limit counts on this machine alone.
    case local
    /// Requests pass unchecked.
    case open
}

/// Which messages are logged.
public enum LogLevel: String, Choice {
    case trace, debug, info, notice, warning, error

    public static var aliases: [String: Self] {
        ["warn": .warning, "all": .trace, "verbose": .debug, "critical": .error, "fatal": .error]
    }
}

/// How messages are logged.
public enum LogFormat: String, Choice {
    case json, text
}

/// How much of a client's address is logged.
public enum AddressLogging: String, Choice {
    case full, truncated, hashed
}

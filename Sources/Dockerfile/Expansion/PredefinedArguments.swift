/// The build arguments that need no ARG.
///
/// Source: https://docs.docker.com/reference/dockerfile/#predefined-args
enum PredefinedArguments {
    /// Known before the first FROM; a stage has to declare them.
    static let platform: Set<String> = [
        "BUILDARCH", "BUILDOS", "BUILDOSVERSION", "BUILDPLATFORM", "BUILDVARIANT",
        "TARGETARCH", "TARGETOS", "TARGETOSVERSION", "TARGETPLATFORM", "TARGETSTAGE", "TARGETVARIANT",
    ]

    /// Known in every stage.
    static let proxies: Set<String> = [
        "ALL_PROXY", "FTP_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY",
        "all_proxy", "ftp_proxy", "https_proxy", "http_proxy", "no_proxy",
    ]
}

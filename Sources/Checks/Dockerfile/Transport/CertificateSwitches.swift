internal import Rules

/// Variables that turn the check of certificates off.
///
/// Sources: the manuals of the programs that read them.
enum CertificateSwitches {
    /// Whether a variable with this value does.
    static func turnsOff(_ name: String, _ value: String) -> Bool {
        let text = value.lowercased()
        if text.contains("--ignore-certificate-errors") || text.contains("maven.wagon.http.ssl.insecure=true") {
            return true
        }
        if name == "GIT_SSL_NO_VERIFY" { return true }
        let key = name.uppercased()
        if off.contains(key) { return Setting.off.contains(text) }
        if on.contains(key) { return Setting.on.contains(text) }
        if hosts.contains(key) { return !text.isEmpty && !["localhost", "127.0.0.1"].contains(text) }
        if authorities.contains(key) { return text.isEmpty || text == "/dev/null" }
        switch key {
        case "GOSUMDB": return text == "off"
        case "GONOSUMDB", "GONOSUMCHECK": return text == "*" || text == "1"
        case "GOFLAGS": return text.split(separator: " ").contains("-insecure")
        case "GODEBUG": return text.split(separator: ",").contains("x509ignorecn=0")
        case "BUNDLE_SSL_VERIFY_MODE": return text == "0"
        case "SSL_CERT_FILE": return text == "/dev/null"
        default: return false
        }
    }

    /// What the variable is about, for a message.
    static func subject(_ name: String) -> String {
        ["GOSUMDB", "GONOSUMDB", "GONOSUMCHECK"].contains(name) ? "checksums of modules" : "certificates"
    }

    /// They check unless told not to.
    private static let off: Set = [
        "PYTHONHTTPSVERIFY", "NODE_TLS_REJECT_UNAUTHORIZED", "NPM_CONFIG_STRICT_SSL", "YARN_STRICT_SSL",
        "YARN_ENABLE_STRICT_SSL", "CONDA_SSL_VERIFY", "CARGO_HTTP_CHECK_REVOKE", "PERL_LWP_SSL_VERIFY_HOSTNAME",
        "CONSUL_HTTP_SSL_VERIFY", "MAMBA_SSL_VERIFY", "GIT_SSL_VERIFY", "BUILDAH_TLS_VERIFY",
    ]

    /// They do not once told so.
    private static let on: Set = [
        "VAULT_SKIP_VERIFY", "NOMAD_SKIP_VERIFY", "HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "UV_INSECURE_NO_VERIFY",
        "TF_HTTP_SKIP_CERT_VERIFICATION", "HGINSECURE",
    ]

    /// Hosts whose certificates are not looked at.
    private static let hosts: Set = ["PIP_TRUSTED_HOST", "UV_INSECURE_HOST", "GOINSECURE"]

    /// Files of authorities; empty means that requests are not checked, or checked against nothing.
    private static let authorities: Set = ["CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"]
}

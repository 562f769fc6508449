import Rules
import Testing

@testable import Checks

@Suite("CertificateSwitches")
struct CertificateSwitchesTests {
    @Test(
        "switches that turn checks off",
        arguments: [
            ("PYTHONHTTPSVERIFY", "0"), ("NODE_TLS_REJECT_UNAUTHORIZED", "0"), ("npm_config_strict_ssl", "False"),
            ("GIT_SSL_NO_VERIFY", ""), ("PIP_TRUSTED_HOST", "example.com"), ("CURL_CA_BUNDLE", ""),
            ("SSL_CERT_FILE", "/dev/null"), ("GOSUMDB", "off"), ("GOFLAGS", "-mod=mod -insecure"),
            ("GODEBUG", "a=1,x509ignoreCN=0"), ("MAVEN_OPTS", "-Dmaven.wagon.http.ssl.insecure=true"),
            ("VAULT_SKIP_VERIFY", "true"), ("CHROME_ARGS", "--headless --ignore-certificate-errors"),
        ])
    func off(name: String, value: String) {
        #expect(CertificateSwitches.turnsOff(name, value))
    }

    @Test(
        "those that do not",
        arguments: [
            ("PYTHONHTTPSVERIFY", "1"), ("NODE_TLS_REJECT_UNAUTHORIZED", ""), ("PIP_TRUSTED_HOST", ""),
            ("PIP_TRUSTED_HOST", "localhost"), ("CURL_CA_BUNDLE", "/etc/ssl/a.pem"), ("GOSUMDB", "sum.golang.org"),
            ("GONOSUMDB", "example.com/team"), ("GOPRIVATE", "*"), ("VAULT_SKIP_VERIFY", "0"), ("OTHER", "0"),
        ])
    func on(name: String, value: String) {
        #expect(!CertificateSwitches.turnsOff(name, value))
    }
}

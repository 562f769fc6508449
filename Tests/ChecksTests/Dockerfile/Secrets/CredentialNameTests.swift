import Rules
import Testing

@testable import Checks

@Suite("Names of credentials")
struct CredentialNameTests {
    @Test(
        "credentials",
        arguments: [
            "PASSWORD", "DB_PASSWORD", "dbPassword", "MYSQL_ROOT_PASSWD", "APIKEY", "API_KEY", "apiKey", "AUTH_TOKEN",
            "TOKEN_2", "NPM_AUTH", "SECRET_KEY_BASE", "SIGNING_KEY", "PRIVATE_KEY_PEM", "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY", "PGPASSWORD", "USER_PASSWORD", "FILE_TOKEN", "DB_PASS", "CREDENTIALS", "KEY",
            "my-secret", "DB_PWD",
        ])
    func secret(name: String) {
        #expect(CredentialName.isSecret(name))
    }

    @Test(
        "others",
        arguments: [
            "PASSWORD_FILE", "TOKEN_URL", "SECRET_NAME", "PUBLIC_KEY", "GPG_KEY", "KEYBOARD", "COMPASS", "BYPASS",
            "PWD",
            "OLDPWDX", "AUTH", "ENABLE_AUTH", "NO_PASSWORD", "MAX_TOKENS", "TOKENIZERS_PARALLELISM", "GOPRIVATE",
            "AUTHOR", "FACEBOOK_APP_ID", "USERNAME", "KEY_VERSION", "PASSWORD_MIN_LENGTH", "NEXT_PUBLIC_API_KEY", "",
            "PRIMARY_KEY", "TOKEN_TTL",
        ])
    func harmless(name: String) {
        #expect(!CredentialName.isSecret(name))
    }

    @Test("words of names")
    func words() {
        #expect(CredentialName.words(of: "awsSecretKey") == ["aws", "secret", "key"])
        #expect(CredentialName.words(of: "AWS_SECRET-key.2") == ["aws", "secret", "key"])
        #expect(CredentialName.words(of: "TOKEN2") == ["token"])
    }
}

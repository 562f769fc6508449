import Testing

@testable import Rules

@Suite("SecretName")
struct SecretNameTests {
    /// Judges the name in `name = "value"`; the keyword stands at `keyword` in the name.
    private static func holdsSecrets(_ name: String, keyword: String? = nil, before: String = "") -> Bool {
        let text = Array("\(before)\(name) = \"x7Gq2LpV9sRt4Wz8\"".utf8)
        let start = before.utf8.count + name.utf8.count + 4
        return text.withUnsafeBytes { bytes in
            let at =
                keyword.map { word in (0..<bytes.count).first { bytes[$0...].starts(with: Array(word.utf8)) } ?? 0 }
                ?? before.utf8.count
            return SecretName.holdsSecrets(ValueMatch(visible: bytes, secret: start..<(start + 16), keyword: at))
        }
    }

    @Test(
        "names under which people keep secrets",
        arguments: [
            "key", "password", "api_key", "apiKey", "API_KEY", "api-key", "clientSecret", "CLIENT_SECRET",
            "db.password", "AWS_SECRET_ACCESS_KEY",
            "auth_token", "githubToken", "stripe_live_secret_key", "privateKey", "PGPASSWORD", "JWT_SECRET",
            "accessKey2", "token1", "passphrase",
            "slack.bot.token", "encryption_key", "signingKey", "session_secret", "webhookSecret", "apikey", "_token",
            "spring.datasource.password",
        ])
    func secret(name: String) {
        #expect(Self.holdsSecrets(name))
    }

    @Test(
        "names that describe a secret, or have nothing to do with one",
        arguments: [
            "public_key", "publicKeyId", "PUBLIC-KEY", "token_url", "tokenEndpoint", "max_tokens", "maxTokenLength",
            "keyboard", "keyboardLayout",
            "password_hash", "passwordHint", "password_field", "secret_name", "secretArn", "api_key_id", "key_type",
            "keyPath", "primary_key",
            "foreignKey", "sort-key", "next_token", "nextPageToken", "csrf_token", "token_type", "tokenizer", "author",
            "authority", "bypass",
            "compass", "hotkey", "token_count", "totalTokens", "password_reset_url", "secretary", "KEY_FILE",
            "tokenExpiry", "password_min_length",
            "SecretKeyFactory.getInstance", "token_generator.rb", "AccessToken.java", "http.PasswordMgr",
            "crypted_password", "encryptedPassword", "data-sitekey", "RemoteIdentifierKey", "PrimaryRepositoryKey",
            "mock_token", "dummyPassword", "placeholder_key", "sha256_key", "md5_key", "cache.key",
        ])
    func harmless(name: String) {
        #expect(!Self.holdsSecrets(name))
    }

    @Test("the keyword may stand inside the name: the whole name is judged")
    func insideName() {
        #expect(!Self.holdsSecrets("my_public_key", keyword: "key"))
        #expect(!Self.holdsSecrets("token_endpoint", keyword: "token"))
        #expect(Self.holdsSecrets("my_private_key", keyword: "key"))
    }

    @Test("a digest of something that is called so", arguments: ["token.gosha256", "secret_sha512", "api_key.MD5"])
    func digest(name: String) {
        #expect(!Self.holdsSecrets(name))
    }

    @Test("what names a secret in a store of secrets")
    func resourceName() {
        let store = "arn:aws:secretsmanager:eu-west-1:123456789012:"
        #expect(!Self.holdsSecrets("secret", before: store))
        #expect(Self.holdsSecrets("secret", before: "eu-west-1:12345678901:"))
        #expect(Self.holdsSecrets("secret", before: "a:"))
    }

    @Test("words around the name are not part of it")
    func surroundings() {
        #expect(Self.holdsSecrets("api_key", before: "public "))
        #expect(Self.holdsSecrets("api_key", before: "url;"))
        #expect(!Self.holdsSecrets("api_key", before: "public_"))
    }

    @Test("no letters before the value: nothing to say against it")
    func nameless() {
        #expect(Self.holdsSecrets(""))
        #expect(Self.holdsSecrets("123"))
    }
}

internal import ProxyConfiguration
internal import Rules

/// What is stored is not encrypted.
enum ProxyEncryptionKeyMissing: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/encryption-key-missing", "No key for stored credentials",
        why: """
            There is no key with which stored credentials and personal data are encrypted. Whoever has a copy of the database, from a backup \
            or a disk, has every provider's key.
            """,
        severity: .high,
        remediation:
            "Make one (`openssl rand -base64 32`), keep it apart from backups of the data, and refer to it: encryption.key.",
        references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html"],
        cwe: "CWE-311",
        bad: [
            "«environment = \"production\"»\n",
            "environment = \"staging\"\n«[encryption]»\nprevious_keys = [\"${env:OLD}\"]\n",
            .llmProxy("«ENCRYPTION_KEY»=\n"),
        ],
        good: [
            "environment = \"production\"\n[encryption]\nkey = \"${file:/run/secrets/encryption}\"\n",
            "environment = \"development\"\n", .llmProxy("ENCRYPTION_KEY=${ENCRYPTION_KEY}\n"),
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        guard file.isStrict, file.isReadable else { return [] }
        return file.findings(EncryptionSettings.key) { answer in
            answer.value == nil ? "nothing that is stored is encrypted" : nil
        }
    }
}

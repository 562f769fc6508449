import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct SecretUseTests {
    @Test func everyReferenceIsFoundWithItsPlace() throws {
        let text = """
            environment = "test"
            tokens.pepper = "${env:PEPPER}"
            encryption.previous_keys = ["${env:OLD}", "${file:/run/older}"]
            [[upstreams]]
            name = "a"
            base_url = "https://api.example.com"
            credential = "${exec:/bin/vault read}"
            [[upstreams]]
            credential = "${env:B}"

            """
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        let uses = SecretUse.all(in: configuration)
        #expect(
            uses.map(\.label) == [
                "tokens.pepper", "encryption.previous_keys", "encryption.previous_keys", "upstreams.credential of a",
                "upstreams.credential of upstream 2",
            ])
        #expect(uses[3].host == "api.example.com" && uses[4].host == nil)
        let pieces = uses.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(pieces[2] == "\"${file:/run/older}\"" && pieces[4] == "\"${env:B}\"")
    }

    @Test func everySecretOfTheSchemaIsOneOfTheTwoTypes() {
        for setting in Schema.settings where setting.isSecret {
            #expect(setting is Setting<SecretReference?> || setting is Setting<Listed<SecretReference>>)
        }
    }
}

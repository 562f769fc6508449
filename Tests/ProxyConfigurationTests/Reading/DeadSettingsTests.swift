import ProxyConfiguration
import Testing

@Suite struct DeadSettingsTests {
    @Test(arguments: [
        ("[cors]\nmax_age = \"5m\"\n", ["cors.max_age"]),
        ("[cors]\nallowed_origins = [\"oops\"]\nmax_age = \"5m\"\n", []),
        ("store.address = \"mongodb://db\"\nstore.user = \"a\"\n", []),
        ("tokens.hashing = \"hmac\"\ntokens.pepper = \"${env:P}\"\n", []),
        ("guards.prompt_rules = [\"rules.txt\"]\nguards.prompt_action = \"flag\"\n", []),
        ("[audit]\nenabled = false\nretention = \"90d\"\nchain = true\n", ["audit.retention", "audit.chain"]),
        ("[metrics]\nenabled = false\ntoken_hash = \"${env:X}\"\n", ["metrics.token_hash"]),
        ("[tls]\nterminated_by = \"trusted_proxy\"\nmin_version = \"1.3\"\n", ["tls.min_version"]),
        ("tokens.pepper = \"${env:P}\"\n", ["tokens.pepper"]),
        ("management.signing_window = \"60s\"\n", ["management.signing_window"]),
        ("guards.prompt_action = \"flag\"\n", ["guards.prompt_action"]),
        ("logging.retention = \"30d\"\n", ["logging.retention"]),
        ("store.user = \"a\"\nstore.on_failure = \"local\"\n", ["store.user", "store.on_failure"]),
        ("store.address = \"rediss://r:6380\"\nstore.user = \"a\"\n", []),
        ("alerts.signing_secret = \"${env:S}\"\n", ["alerts.signing_secret"]),
    ])
    func dead(text: String, expected: [String]) {
        #expect(own(text).deadSettings.map(\.name) == expected)
    }

    @Test func thePlaceIsTheName() {
        let text = "[cors]\nmax_age = \"5m\"\n"
        #expect(piece(text, own(text).deadSettings.first?.range) == "max_age")
    }
}

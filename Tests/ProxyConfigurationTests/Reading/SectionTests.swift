import ProxyConfiguration
import Testing

@Suite struct SectionTests {
    @Test func aPlaceIsTheValueElseTheTableElseTheFirstLine() {
        let text = "environment = \"test\"\n[limits]\nconnections = 5\n[limits.per_ip]\n"
        let settings = own(text).settings
        #expect(piece(text, settings.place(of: LimitSettings.connections)) == "5")
        #expect(piece(text, settings.place(of: LimitSettings.addressRequests)) == "[limits.per_ip]")
        #expect(piece(text, settings.place(of: LimitSettings.tokenRequests)) == "[limits]")
        #expect(piece(text, settings.place(of: TLSSettings.ciphers)) == "environment = \"test\"")
    }

    @Test func ofAnotherSystemOnlyWhatIsKnownIsAnswered() {
        let settings = ConfigurationFormat.environment.read("ADMIN_UI_PATH=/a\nIP_RATE_LIMIT=30\nENCRYPTION_KEY=\n")
            .settings
        #expect(settings.answer(LimitSettings.addressRequests)?.value == 30)
        #expect(settings.answer(LimitSettings.globalRequests) == nil)
        // Known to be nothing is an answer.
        #expect(settings.answer(EncryptionSettings.key)?.value == .some(nil))
        #expect(settings.answer(MetricsSettings.tokenHash)?.value == .some(nil))
        #expect(settings.answer(CORSSettings.allowedOrigins)?.value.values == [.any])
        #expect(
            settings.standard(LimitSettings.globalRequests) == nil
                && settings.standard(MetricsSettings.isEnabled) == "true")
    }

    @Test func severalNamesOfOneSettingAreSeveralAnswers() {
        let settings = ConfigurationFormat.environment.read("SSL_VERIFY=false\nHTTP_VERIFY_SSL=true\n").settings
        #expect(settings.answers(ForeignSettings.verifiesUpstreams).map(\.name) == ["SSL_VERIFY", "HTTP_VERIFY_SSL"])
        #expect(settings.answer(ForeignSettings.verifiesUpstreams)?.value == true)
        #expect(settings.written(ForeignSettings.verifiesUpstreams).map(\.line) == [1, 2])
    }

    @Test func aValueThatCannotBeReadIsNoAnswer() {
        let settings = own("tls.min_version = \"2\"\n").settings
        #expect(settings.answers(TLSSettings.minimumVersion).isEmpty && settings.names(TLSSettings.minimumVersion))
        #expect(settings[TLSSettings.minimumVersion] == .tls12 && settings.answer(TLSSettings.minimumVersion) == nil)
        #expect(settings.written(TLSSettings.minimumVersion).map(\.value) == [nil])
        #expect(own("store.password = \"${file:x}\"\n").settings.written(StoreSettings.password).map(\.value) == [nil])
    }

    @Test func whatIsKnownIsUnnamedOrReadWhole() {
        let settings = own(
            "tls.min_version = \"2\"\ntls.trusted_proxies = [\"10.0.0.7\", \"x\"]\ntls.key_file = \"/k\"\n"
        )
        .settings
        #expect(settings.knows(TLSSettings.keyFile, TLSSettings.certificateFile))
        for setting in [TLSSettings.minimumVersion, TLSSettings.trustedProxies] as [any SettingDeclaration] {
            #expect(!settings.knows(setting) && !settings.knows(TLSSettings.keyFile, setting), "\(setting.key)")
        }
    }
}

import ProxyConfiguration
import Testing

@Suite struct EnvironmentReaderTests {
    private static let marks = "ADMIN_UI_PATH=/admin\nLLM_PROXY_EVENT_BUS=redis\n"

    @Test func itsOwnDefaultsCount() {
        let settings = ConfigurationFormat.environment.read(Self.marks).settings
        #expect(settings.answer(ListenerSettings.data)?.value.isEveryAddress == true)
        #expect(settings.answer(ForeignSettings.encryptsClients)?.value == false)
        // Of a system that nobody knows nothing is known.
        #expect(ConfigurationFormat.environment.read("A=1\n").settings.answer(ListenerSettings.data) == nil)
    }

    @Test func valuesAndPlaces() {
        let text =
            Self.marks
            + "CORS_ALLOWED_ORIGINS=https://a.example.com, *\nDEFAULT_TOKEN_LIFETIME=0\nOPENAI_API_URL=http://x\n"
        let configuration = ConfigurationFormat.environment.read(text)
        let origins = configuration.settings.answer(CORSSettings.allowedOrigins)?.value.items ?? []
        #expect(origins.map { piece(text, $0.range) } == ["https://a.example.com", "*"])
        #expect(configuration.settings.answer(TokenSettings.maximumLifetime)?.value == .zero)
        #expect(configuration.upstreams.first?.answer(UpstreamSettings.baseURL)?.value?.scheme == "http")
        #expect(configuration.deadSettings.map(\.name) == ["CORS_ALLOWED_ORIGINS", "DEFAULT_TOKEN_LIFETIME"])
    }

    @Test func whatATemplateWillSayIsNotTheDefault() {
        let settings = ConfigurationFormat.environment.read(
            Self.marks + "LISTEN_ADDR=${ADDR}\nCORS_ALLOWED_ORIGINS=$ORIGINS\n"
        ).settings
        #expect(settings.answer(ListenerSettings.data) == nil && settings.answer(CORSSettings.allowedOrigins) == nil)
        #expect(settings.written(ListenerSettings.data).map(\.value) == ["\"${ADDR}\""])
    }

    @Test func secretsBelongIntoSuchFiles() {
        let configuration = ConfigurationFormat.environment.read(Self.marks + "ENCRYPTION_KEY=\(invented)\n")
        #expect(configuration.problems == [])
        #expect(configuration.settings.answer(EncryptionSettings.key)?.value?.literal != nil)
    }

    @Test(
        arguments: [
            (".env.production", "", DeploymentKind.production), ("deploy/dev.env", "", .development),
            (".env.production", "ENVIRONMENT=test\n", .test), (".env", "", nil),
            (".env.production", "ENVIRONMENT=${KIND}\n", .production),
            (".env", "ENVIRONMENT=${KIND:-dev}\n", .development),
        ] as [(String, String, DeploymentKind?)])
    func theNameTellsTheEnvironmentWhereNothingElseDoes(path: String, text: String, expected: DeploymentKind?) {
        let settings = ConfigurationFormat.environment.read(Self.marks + text, path: path).settings
        #expect(settings.answer(GeneralSettings.environment)?.value == expected)
    }
}

import Testing

@testable import ProxyServer

@Suite struct ServeOptionsTests {
    @Test func nothingDangerousIsAllowedUnlessSomebodySaysSo() {
        let options = ServeOptions(configuration: "/etc/proxyguard.toml")
        #expect(options.configuration == "/etc/proxyguard.toml")
        #expect(!options.allowsPrograms)
        #expect(!options.allowsRoot)
    }
}

import Testing

@testable import ProxyConfiguration

@Suite struct SchemaTests {
    /// A default that its own setting refuses would be a file that nobody can write.
    @Test(arguments: Schema.settings.map(\.key))
    func defaultsAreWhatAFileMayWrite(key: String) throws {
        let setting = try #require(Schema.setting(key))
        guard let text = setting.standardText, !setting.isRequired else { return }
        let file = "\(key.hasPrefix("upstreams.") ? "[[upstreams]]\n\(key.dropFirst(10))" : key) = \(text)\n"
        let configuration = try #require(Configuration.read(Array(file.utf8), format: .proxyguard))
        #expect(configuration.problems.filter { $0.key == key } == [])
        let section = key.hasPrefix("upstreams.") ? configuration.upstreams[0] : configuration.settings
        #expect(section.written(setting).map(\.value) == [text])
    }

    @Test func keysAreOfTheirTables() {
        for table in Schema.tables where !table.name.isEmpty {
            for setting in table.settings { #expect(setting.key.hasPrefix(table.name + "."), "\(setting.key)") }
        }
        #expect(Set(Schema.settings.map(\.key)).count == Schema.settings.count && Schema.settings.count > 80)
        for setting in Schema.settings {
            #expect(setting.meaning.hasSuffix(".") && setting.meaning.count >= 15, "\(setting.key)")
        }
    }

    /// Every part of the proxy has something to act on.
    @Test func everyConsumerHasSettings() {
        #expect(Set(Schema.settings.map(\.consumer)) == Set(Consumer.allCases))
    }

    @Test(
        arguments: [
            ("tls.min_verison", "tls.min_version"), ("cors.origins", nil), ("min_version", "tls.min_version"),
            ("limits.per_ip.request_per_minute", "limits.per_ip.requests_per_minute"), ("tokenz", "tokens"),
            ("tsl", nil),
            ("zzzzzzzzz", nil), (String(repeating: "z", count: 1000), nil),
        ] as [(String, String?)])
    func nearest(key: String, expected: String?) {
        #expect(Schema.nearest(to: key) == expected)
    }
}

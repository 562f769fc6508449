import ProxyConfiguration
import ProxyRecords
import Testing

@testable import ProxyServer

@Suite struct LogOptionsSettingsTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    private func options(_ settings: [String: String]) throws -> LogOptions {
        folder.settings.merge(settings) { $1 }
        return LogOptions(try folder.configuration().settings)
    }

    @Test(arguments: zip(["trace", "debug", "info", "notice", "warning", "error"], LogSink.Level.allCases))
    func everyLevelIsItsOwn(_ name: String, _ level: LogSink.Level) throws {
        #expect(try options(["logging.level": "\"\(name)\""]).level == level)
    }

    @Test func formatAndFileAreTakenOver() throws {
        #expect(try options(["logging.format": "\"json\""]).format == .json)
        #expect(try options(["logging.format": "\"text\""]).format == .text)
        #expect(try options(["logging.file": "\"/var/log/x\""]).file == "/var/log/x")
        folder.settings["logging.file"] = nil
        #expect(try options([:]).file == nil)
    }

    @Test(arguments: [("full", "192.0.2.77"), ("truncated", "192.0.2.0/24")])
    func addressesAreWrittenAsTheSettingSays(_ form: String, _ written: String) throws {
        #expect(try options(["logging.client_addresses": "\"\(form)\""]).addresses.written("192.0.2.77") == written)
    }

    @Test func hashedAddressesCannotBeComparedWithThoseOfAnotherRun() throws {
        let one = try options(["logging.client_addresses": "\"hashed\""]).addresses
        let other = try options([:]).addresses
        let name = one.written("192.0.2.77")
        #expect(name.hasPrefix("ip-"))
        #expect(name == one.written("192.0.2.77"))
        #expect(name != other.written("192.0.2.77"))
    }
}

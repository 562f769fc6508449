import ProxyRecords
import Testing

@testable import ProxyServer

@Suite struct AuditPlaceTests {
    @Test func theConfigurationHasFileAndKeys() async throws {
        let folder = try ServerFolder()
        let path = try folder.write("proxyguard.toml", folder.text)
        await (try folder.parts()).close()
        let place = try AuditPlace(configuration: path)
        #expect(place.file == folder.path + "/data/audit.jsonl" && place.keys.count == 1)
        guard case .intact(let extent) = try AuditVerifier.verify(place.file, keys: place.keys) else {
            Issue.record("not intact")
            return
        }
        #expect(extent.isAuthenticated)
        folder.settings["encryption.key"] = nil
        try folder.write("proxyguard.toml", folder.text)
        #expect(try AuditPlace(configuration: path).keys.isEmpty)
    }

    @Test func whatCannotBeReadIsTold() throws {
        let folder = try ServerFolder()
        #expect(throws: ServerError.self) { try AuditPlace(configuration: folder.path + "/none.toml") }
        folder.settings["encryption.key"] = "\"${file:\(folder.path)/none}\""
        let path = try folder.write("proxyguard.toml", folder.text)
        let error = #expect(throws: ServerError.self) { try AuditPlace(configuration: path) }
        #expect(error?.description.contains("encryption.key") ?? false)
    }
}

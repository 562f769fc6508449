import Foundation
import ProxyConfiguration
import Testing

@testable import ProxyDemo

@Suite("DemoFolder")
struct DemoFolderTests {
    @Test("It is for its owner alone, its configuration can be read, and it goes without a trace")
    func folder() throws {
        let folder = try DemoFolder(upstream: 1, ports: [2, 3, 4])
        let files = FileManager.default
        let names = try files.subpathsOfDirectory(atPath: folder.path)
        #expect(names.contains("etc/proxyguard.toml"))
        for name in [""] + names {
            let mode = try files.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? NSNumber
            #expect((mode?.intValue ?? 0o777) & 0o077 == 0, "\(name)")
        }
        let bytes = try #require(files.contents(atPath: folder.configuration))
        let configuration = try #require(
            Configuration.read(Array(bytes), format: .proxyguard, path: folder.configuration))
        #expect(configuration.upstreams.count == 3)
        #expect(configuration.settings[AuditSettings.file].text == folder.auditFile)
        #expect(folder.dataPort == 2 && folder.managementPort == 3)
        #expect(folder.managementToken.hasPrefix("pgm_"))
        #expect(!String(decoding: bytes, as: UTF8.self).contains(folder.managementToken))
        folder.remove()
        #expect(!files.fileExists(atPath: folder.path))
    }
}

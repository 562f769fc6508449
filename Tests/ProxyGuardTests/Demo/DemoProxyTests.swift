import Foundation
import Testing

@testable import ProxyDemo

@Suite("DemoProxy")
struct DemoProxyTests {
    @Test("It serves what it makes a token for, and nobody else")
    func serves() async throws {
        let proxy = try await DemoProxy.start()
        let token = try await proxy.makeToken(name: "test")
        #expect(try await proxy.chat("Hello", token: token).status == 200)
        #expect(try await proxy.chat("Hello", token: "nobody").status == 401)
        await #expect(throws: DemoError.self) { try await proxy.manage("GET", "/nothing") }
        await proxy.stop()
        #expect(!FileManager.default.fileExists(atPath: proxy.folder.path))
        #expect(proxy.stub.requests.count == 1)
    }
}

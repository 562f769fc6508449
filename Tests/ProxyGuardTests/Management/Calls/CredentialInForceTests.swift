import ProxyTokens
import Rules
import Testing

@testable import ProxyManagement

@Suite("Credential in force")
struct CredentialInForceTests {
    @Test("what is exchanged ends, and its successor administers from the next call on")
    func exchange() async throws {
        let bench = try Bench()
        let successor = ManagementToken.generate()
        let header = "Bearer " + String(decoding: successor.secret.revealed, as: UTF8.self)
        #expect(try await bench.call("GET", "/status", authorization: header).status == 401)
        bench.responder.credential.use(try ManagementCredential(currentText: successor.hashText))
        #expect(try await bench.call("GET", "/status", authorization: header).status == 200)
        #expect(try await bench.call("GET", "/status").status == 401)
        #expect(bench.responder.credential.current.verify(bench.next.secret.revealed) == nil)
    }
}

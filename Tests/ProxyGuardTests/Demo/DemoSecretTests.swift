import BuiltInRules
import Rules
import Testing

@testable import ProxyDemo

@Suite("DemoSecret")
struct DemoSecretTests {
    @Test("It is another one each time, and a rule of the program finds it")
    func found() throws {
        let secret = DemoSecret.make()
        #expect(secret != DemoSecret.make())
        let worker = Detector(rules: try BuiltInRules.load()).makeWorker()
        #expect(!worker.detect(in: Array("key: \(secret)".utf8)).candidates.isEmpty)
    }
}

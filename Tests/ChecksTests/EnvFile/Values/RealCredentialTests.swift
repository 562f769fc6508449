import Testing

@testable import Checks

@Suite struct RealCredentialTests {
    private func isLikely(_ name: String, _ value: String) -> Bool {
        RealCredential.isLikely(EnvSetting(name: name, value: value, range: 0..<1))
    }

    @Test(arguments: [
        ("SESSION_SECRET", "9fK2" + "vLq8Zt4RmX7c"), ("API_TOKEN", "c41d7f0a" + "93be2586d1f4a7"),
        ("DB_URL", "mysql:" + "//a:9fK2" + "vLq8Zt4RmX7c@db/x"),
    ])
    func likely(name: String, value: String) {
        #expect(isLikely(name, value))
    }

    @Test(arguments: [
        ("SESSION_SECRET", ""), ("SESSION_SECRET", "secret"), ("SESSION_SECRET", "your-9fK2vLq8Zt4"),
        ("SESSION_SECRET", "a-text-of-many-words"), ("SESSION_SECRET", "9fK2vLq8"), ("HOST", "9fK2" + "vLq8Zt4RmX7c"),
        ("TOKEN_FILE", "9fK2" + "vLq8Zt4RmX7c"), ("API_KEY", "xxxxxxxxxxxxxxxx1"),
        ("API_KEY", "/run/secrets/9fK2vLq8Zt4R"),
        ("DB_URL", "mysql:" + "//a:password@db/x"),
    ])
    func unlikely(name: String, value: String) {
        #expect(!isLikely(name, value))
    }

    @Test func valuesFromElsewhere() {
        let setting = EnvSetting(name: "API_KEY", value: "9fK2" + "vLq8Zt4RmX7c", range: 0..<1, isComplete: false)
        #expect(!RealCredential.isLikely(setting))
    }
}

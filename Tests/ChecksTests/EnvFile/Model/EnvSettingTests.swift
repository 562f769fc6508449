import Testing

@testable import Checks

@Suite struct EnvSettingTests {
    private func setting(_ name: String, _ value: String) -> EnvSetting {
        EnvSetting(name: name, value: value, range: 0..<name.utf8.count)
    }

    @Test(arguments: [
        ("postgres:" + "//app:plum9@db/app", "plum9", "app"), ("redis:" + "//:plum@cache:6379", "plum", ""),
        ("amqp:" + "//a:b@c@host/x", "b@c", "a"),
    ])
    func addresses(value: String, password: String, user: String) {
        #expect(setting("URL", value).addressPassword == password)
        #expect(setting("URL", value).addressUser == user)
        #expect(setting("URL", value).credential == password)
    }

    @Test(arguments: ["", "plum", "http://host/a:b@c", "postgres://app@db", "postgres://app:@db", "http://host:80/"])
    func noPassword(value: String) {
        #expect(setting("URL", value).addressPassword == nil)
        #expect(setting("URL", value).addressUser == nil)
    }

    @Test func credential() {
        #expect(setting("DB_PASSWORD", "plum").credential == "plum")
        #expect(setting("DB_PASSWORD", "").credential == nil)
        #expect(setting("DB_HOST", "plum").credential == nil)
    }
}

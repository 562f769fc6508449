import ProxyConfiguration
import Testing

@Suite struct StoreAddressTests {
    @Test func kinds() {
        #expect(read("sqlite:/a/b.db", as: StoreAddress.self).value == .sqlite(path: "/a/b.db"))
        #expect(read("rediss://r.internal:6380/0", as: StoreAddress.self).value?.isRedis == true)
        let postgres = read("postgresql+asyncpg://db/x", untyped: true, as: StoreAddress.self).value
        #expect(postgres?.server?.host == "db" && postgres?.isRedis == false)
    }

    @Test(arguments: [
        ("sqlite:/a/b.db", "sqlite:/a/b.db"), ("sqlite:/x.db?key=k9Qz", "sqlite:/x.db"),
        ("sqlite+pysqlcipher://:k9Qz@/f.db", "sqlite://***@/f.db"), ("sqlite://:k9?Qz@/f.db", "sqlite://***"),
        ("sqlite:///x.db?key=k9@Qz", "sqlite://***"), ("redis://:k9@h/0", "redis://***@h/0"),
    ])
    func nothingSecretIsWritten(text: String, shown: String) {
        #expect(read(text, untyped: true, as: StoreAddress.self).value?.written == "\"\(shown)\"")
    }

    @Test func aPasswordIsTold() {
        #expect(read("redis://:k9@h/0", as: StoreAddress.self).mismatches.map(\.code) == [.literalSecret])
    }

    @Test(arguments: ["", "sqlite:", "db.internal", "mongodb://x", "postgresql://..."])
    func refused(text: String) {
        let value = read(text, as: StoreAddress.self).value
        // Three dots are a host to a parser; what they stand for is for others to say.
        #expect(value == nil || text.contains("..."))
    }
}

import ProxyConfiguration
import Testing

@Suite struct StoreAddressTests {
    @Test func kinds() {
        #expect(read("sqlite:/a/b.db", as: StoreAddress.self).value == .sqlite(path: "/a/b.db"))
        #expect(read("rediss://r.internal:6380/0", as: StoreAddress.self).value?.isRedis == true)
        let postgres = read("postgresql+asyncpg://db/x", untyped: true, as: StoreAddress.self).value
        #expect(postgres?.server?.host == "db" && postgres?.isRedis == false)
    }

    @Test(arguments: ["", "sqlite:", "db.internal", "mongodb://x", "postgresql://..."])
    func refused(text: String) {
        let value = read(text, as: StoreAddress.self).value
        // Three dots are a host to a parser; what they stand for is for others to say.
        #expect(value == nil || text.contains("..."))
    }
}

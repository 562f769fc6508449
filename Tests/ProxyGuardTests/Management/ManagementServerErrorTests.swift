import Testing

@testable import ProxyManagement

@Suite("Management server errors")
struct ManagementServerErrorTests {
    @Test(
        "each names the place, on one line",
        arguments: [
            ManagementServerError.notASocket("/a"), ManagementServerError.inUse("/a"),
            ManagementServerError.unusable("/a", why: "no room"),
        ])
    func line(error: ManagementServerError) {
        #expect(error.description.hasPrefix("/a: "))
        #expect(!error.description.contains("\n"))
    }
}

import Foundation
import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

/// One after the other, since the environment belongs to the process.
@Suite("Secrets in the environment", .serialized)
struct SecretEnvironmentTests {
    @Test("a variable's value comes back as it is")
    func value() throws {
        setenv("PROXYGUARD_TEST_VALUE", " some value\n", 1)
        defer { unsetenv("PROXYGUARD_TEST_VALUE") }
        #expect(
            try SecretResolver().resolve(.environment("PROXYGUARD_TEST_VALUE")).revealed == Array(" some value\n".utf8))
    }

    @Test("one that is missing or empty is named")
    func missing() throws {
        unsetenv("PROXYGUARD_TEST_MISSING")
        let missing = try #require(failure(SecretResolver(), .environment("PROXYGUARD_TEST_MISSING")))
        #expect(missing.code == .missing)
        #expect(missing.message.contains("PROXYGUARD_TEST_MISSING"))
        setenv("PROXYGUARD_TEST_EMPTY", "", 1)
        defer { unsetenv("PROXYGUARD_TEST_EMPTY") }
        let empty = try #require(failure(SecretResolver(), .environment("PROXYGUARD_TEST_EMPTY")))
        #expect(empty.code == .empty)
        #expect(empty.message.contains("PROXYGUARD_TEST_EMPTY"))
    }

    @Test("wiped variables are gone, the others stay")
    func wipe() {
        for name in ["A", "B", "C"] { setenv("PROXYGUARD_TEST_\(name)", "value", 1) }
        SecretEnvironment.wipe(["PROXYGUARD_TEST_A", "PROXYGUARD_TEST_B", "PROXYGUARD_TEST_NOT_SET", "", "A=B"])
        #expect(getenv("PROXYGUARD_TEST_A") == nil)
        #expect(getenv("PROXYGUARD_TEST_B") == nil)
        #expect(getenv("PROXYGUARD_TEST_C") != nil)
        unsetenv("PROXYGUARD_TEST_C")
    }

    /// A process sees its own first environment there; one of the variables that nothing here needs is given up for the test.
    @Test("what the process began with is no longer in /proc")
    func overwritten() throws {
        func began(with name: String) throws -> String? {
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: "/proc/self/environ")))
            return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
                .first { $0.hasPrefix(name + "=") && $0.count > name.count + 1 }
        }
        let names = ["OLDPWD", "SHLVL", "LS_COLORS", "MAIL", "LOGNAME", "TERM", "PWD"]
        guard let name = try names.first(where: { try began(with: $0) != nil && getenv($0) != nil }) else { return }
        SecretEnvironment.wipe([name])
        #expect(try began(with: name) == nil)
    }

    @Test("the names are those of variables alone")
    func names() {
        let references: [SecretReference] = [
            .environment("A"), .file("/a"), .program(["/b"]), .environment("B"), .environment("A"),
            .literal(Secret("c".utf8)),
        ]
        #expect(SecretEnvironment.names(references) == ["A", "B"])
    }
}

import Rules
import Synchronization
import Testing

@testable import Checks

@Suite struct CredentialIndexTests {
    private func setting(_ name: String, _ value: String) -> EnvSetting {
        EnvSetting(name: name, value: value, range: 0..<1)
    }

    private func index(_ files: [String: String]) -> CredentialIndex { Surroundings(files: files).credentialIndex() }

    @Test func places() throws {
        let value = "plum9" + "Tree-Quilt"
        let index = index([
            "b/.env.development": "A=1\nSESSION_SECRET=\(value)\n", "a/.env.test": "API_TOKEN='\(value)'\n",
            "a/.env.production": "API_TOKEN=pear4" + "Bush-Linen\n", "a/.env.dev.example": "API_TOKEN=fig7" + "Hedge\n",
        ])
        let first = try #require(index.place(of: value, below: .production))
        #expect(first == CredentialIndex.Place(path: "a/.env.test", name: "API_TOKEN"))
        let lower = CredentialIndex.Place(path: "b/.env.development", name: "SESSION_SECRET")
        #expect(index.place(of: value, below: .test) == lower)
        #expect(index.place(of: value, below: .development) == nil)
        #expect(index.place(of: "pear4" + "Bush-Linen", below: .production) == nil)
        #expect(index.place(of: "fig7" + "Hedge", below: .production) == nil)
    }

    @Test(arguments: ["DB_PASSWORD", "STRIPE_SECRET_KEY", "SESSION_SECRET", "SITE_ADMIN_PASSWORD"])
    func compared(name: String) { #expect(CredentialIndex.value(of: setting(name, "plum9" + "Tree")) != nil) }

    @Test(arguments: [
        "SUPABASE_ANON_KEY", "GOOGLE_MAPS_API_KEY", "ALGOLIA_SEARCH_KEY", "PASSWORD_HASHER", "RECAPTCHA_SITE_KEY",
        "VITE_API_KEY", "STRIPE_PUBLISHABLE_KEY", "NEXT_PUBLIC_API_KEY", "PORT",
    ])
    func publicByDesign(name: String) { #expect(CredentialIndex.value(of: setting(name, "plum9" + "Tree")) == nil) }

    @Test(arguments: ["", "short", "changeme", "postgres1", "false"])
    func notWorthComparing(value: String) { #expect(CredentialIndex.value(of: setting("API_TOKEN", value)) == nil) }

    /// However many files ask, each is read once for all of them.
    @Test func eachFileIsReadOnce() {
        let reads = Mutex(0)
        let names = (0..<20).flatMap { [".env.production.\($0)", ".env.development.\($0)"] }
        let text = Array("DB_PASSWORD=plum9".utf8) + Array("Tree-Quilt\n".utf8)
        let surroundings = Surroundings { _, _ in
            reads.withLock { $0 += 1 }
            return text
        } list: { folder in
            (folder.isEmpty ? names : []).map { Surroundings.Entry($0, isFolder: false) }
        }
        var options = CheckOptions()
        options.surroundings = surroundings
        var found = 0
        for name in names {
            options.path = name
            found += EnvFileAudit.findings(in: text, options: options) { $0 == SharedSecret.rule.id }.count
        }
        #expect(found == 20 && reads.withLock { $0 } == names.count)
    }
}

import Foundation
import ProxyConfiguration
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

@Suite struct LoadedSecretsTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    private func text(_ secret: Secret?) -> String? { secret.map { String(decoding: $0.revealed, as: UTF8.self) } }

    @Test func filesGiveTheirContentWithoutTheLineBreak() throws {
        let secrets = try folder.secrets()
        #expect(secrets.upstreams.map { text($0) } == [ServerFolder.providerKey])
        #expect(secrets.management.verify(folder.management.secret.revealed) == .current)
        #expect(secrets.keyRing?.keyIDs.count == 1)
        #expect(secrets.metricsToken == nil)
        #expect(secrets.variables.isEmpty)
    }

    @Test func upstreamsKeepTheirOrder() throws {
        for name in ["b", "a"] {
            try folder.write("secrets/\(name)", "key-of-upstream-\(name)")
            folder.upstreams.append([
                "name": "\"\(name)\"", "dialect": "\"openai\"", "base_url": "\"https://\(name).example.com\"",
                "credential": "\"${file:\(folder.path)/secrets/\(name)}\"",
            ])
        }
        #expect(
            try folder.secrets().upstreams.map { text($0) }
                == [ServerFolder.providerKey, "key-of-upstream-b", "key-of-upstream-a"])
    }

    @Test func theNextManagementTokenCountsAsWell() throws {
        let next = ManagementToken.generate()
        folder.settings["management.next_token_hash"] = "\"${file:\(try folder.write("secrets/next", next.hashText))}\""
        let management = try folder.secrets().management
        #expect(management.verify(next.secret.revealed) == .next)
        #expect(management.verify(folder.management.secret.revealed) == .current)
        #expect(management.verify(ManagementToken.generate().secret.revealed) == nil)
    }

    @Test func keysOfBeforeStillOpenWhatTheySealed() throws {
        let sealed = try #require(try folder.secrets().keyRing).seal(Array("text".utf8), context: "c")
        let old = try folder.write("secrets/old", ServerFolder.key(1))
        try folder.write("secrets/encryption", ServerFolder.key(2))
        #expect(throws: KeyRingError.self) { try folder.secrets().keyRing?.open(sealed, context: "c") }
        folder.settings["encryption.previous_keys"] = "[\"${file:\(old)}\"]"
        let ring = try #require(try folder.secrets().keyRing)
        #expect(try ring.open(sealed, context: "c") == Array("text".utf8))
        #expect(!ring.isCurrent(sealed))
    }

    @Test func withoutAKeyThereIsNoRing() throws {
        folder.settings["encryption.key"] = nil
        #expect(try folder.secrets().keyRing == nil)
    }

    @Test func aKeyOfBeforeIsNotTakenForThePresentOne() throws {
        let old = try folder.write("secrets/old", ServerFolder.key(1))
        folder.settings["encryption.key"] = nil
        folder.settings["encryption.previous_keys"] = "[\"${file:\(old)}\"]"
        let error = #expect(throws: ServerError.self) { try folder.secrets() }
        #expect(error?.code == .secret && error?.description.hasPrefix("encryption.previous_keys: ") ?? false)
        let settings = try folder.configuration().settings
        #expect(throws: ServerError.self) { try LoadedSecrets.keyRing(settings, allowsPrograms: false) }
    }

    @Test func thePepperChangesEveryHash() throws {
        let plain = try folder.secrets().hasher.hash("token".utf8)
        let pepper = try folder.write("secrets/pepper", String(repeating: "pepper-", count: 6))
        folder.settings["tokens.hashing"] = "\"hmac-sha256\""
        folder.settings["tokens.pepper"] = "\"${file:\(pepper)}\""
        let peppered = try folder.secrets().hasher.hash("token".utf8)
        #expect(peppered != plain)
        try folder.write("secrets/pepper", String(repeating: "PEPPER-", count: 6))
        #expect(try folder.secrets().hasher.hash("token".utf8) != peppered)
    }

    @Test func theTokenOfFiguresIsAHash() throws {
        let hash = TokenHasher().hash("reader".utf8)
        folder.settings["metrics.token_hash"] = "\"${file:\(try folder.write("secrets/metrics", hash.text))}\""
        #expect(try folder.secrets().metricsToken == hash)
    }

    /// Each setting that refers to a secret, and what its message begins with.
    @Test(arguments: [
        ("tokens.pepper", false), ("encryption.key", false), ("encryption.previous_keys", true),
        ("management.token_hash", false), ("management.next_token_hash", false), ("metrics.token_hash", false),
    ])
    func aMissingFileIsToldWithItsSetting(_ key: String, isList: Bool) throws {
        let reference = "\"${file:\(folder.path)/secrets/none}\""
        folder.settings[key] = isList ? "[\(reference)]" : reference
        let error = #expect(throws: ServerError.self) { try folder.secrets() }
        #expect(error?.code == .secret)
        #expect(
            error?.description.hasPrefix("\(key): \"${file:\(folder.path)/secrets/none}\"") ?? false, "\(error as Any)")
    }

    @Test func aMissingKeyOfAnUpstreamIsToldWithItsName() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/secrets/provider")
        let error = #expect(throws: ServerError.self) { try folder.secrets() }
        #expect(error?.description.hasPrefix("upstream stub: credential") ?? false)
        folder.upstreams[0]["credential"] = nil
        let configuration = try #require(Configuration.read(Array(folder.text.utf8), format: .proxyguard))
        #expect(throws: ServerError(.secret, "upstream stub: credential is missing")) {
            try LoadedSecrets.load(configuration, allowsPrograms: false)
        }
    }

    @Test func aSecretInTheConfigurationIsRefusedAndNotShown() throws {
        let literal = "a-literal-" + "key-0123456789"
        folder.upstreams[0]["credential"] = "\"\(literal)\""
        let configuration = try #require(Configuration.read(Array(folder.text.utf8), format: .proxyguard))
        let error = #expect(throws: ServerError.self) {
            try LoadedSecrets.load(configuration, allowsPrograms: false)
        }
        #expect(error?.code == .secret)
        #expect(error.map { !$0.description.contains(literal) && $0.description.contains("upstream stub") } ?? false)
    }

    @Test func whatIsNoHashIsRefusedAndNotShown() throws {
        try folder.write("secrets/management", "not-a-hash-but-a-" + "password")
        let error = #expect(throws: ServerError.self) { try folder.secrets() }
        #expect(error?.code == .secret)
        #expect(error.map { !$0.description.contains("password") } ?? false)
    }

    @Test func programsNeedTheirPermission() throws {
        folder.upstreams[0]["credential"] = "\"${exec:/bin/echo printed-key}\""
        let configuration = try folder.configuration()
        #expect(throws: ServerError.self) { try LoadedSecrets.load(configuration, allowsPrograms: false) }
        let secrets = try LoadedSecrets.load(configuration, allowsPrograms: true)
        #expect(text(secrets.upstreams.first) == "printed-key")
    }

    @Test func variablesThatAreGoneAreKnownToAReload() throws {
        folder.upstreams[0]["credential"] = "\"${env:PROXYGUARD_TEST_OF_SECRETS}\""
        let configuration = try folder.configuration()
        #expect(throws: ServerError.self) { try LoadedSecrets.load(configuration, allowsPrograms: false) }
        let known = ["PROXYGUARD_TEST_OF_SECRETS": Secret("from-before".utf8)]
        let secrets = try LoadedSecrets.load(configuration, allowsPrograms: false, variables: known)
        #expect(text(secrets.upstreams.first) == "from-before")
        #expect(secrets.variables == known)
        // One that the configuration no longer names may come back with the next.
        folder.upstreams[0]["credential"] = "\"${file:\(folder.path)/secrets/provider}\""
        let later = try LoadedSecrets.load(folder.configuration(), allowsPrograms: false, variables: known)
        #expect(later.variables == known)
    }

    @Test func everythingThatNoMessageMayShowIsNamed() throws {
        let pepper = String(repeating: "pepper-", count: 6)
        folder.settings["tokens.hashing"] = "\"hmac-sha256\""
        folder.settings["tokens.pepper"] = "\"${file:\(try folder.write("secrets/pepper", pepper))}\""
        let old = try folder.write("secrets/old", ServerFolder.key(7))
        folder.settings["encryption.previous_keys"] = "[\"${file:\(old)}\"]"
        let all = try folder.secrets().all.compactMap { text($0) }
        #expect(Set(all) == [ServerFolder.providerKey, ServerFolder.key(1), ServerFolder.key(7), pepper])
    }

    @Test func whatOnlyAStartCanChangeStaysAsItWas() throws {
        let before = try folder.secrets()
        let token = ManagementToken.generate()
        try folder.write("secrets/encryption", ServerFolder.key(2))
        try folder.write("secrets/management", token.hashText)
        try folder.write("secrets/provider", "another-provider-key")
        let merged = try folder.secrets().withWhatIsFixed(as: before)
        #expect(merged.keyRing?.keyIDs == before.keyRing?.keyIDs)
        #expect(merged.management.verify(folder.management.secret.revealed) == nil)
        #expect(merged.management.verify(token.secret.revealed) == .current)
        #expect(text(merged.upstreams.first) == "another-provider-key")
    }

    @Test func whatOnlyAStartCanChangeIsNamedOnceItIsAnother() throws {
        let pepper = String(repeating: "pepper-", count: 6)
        folder.settings["tokens.hashing"] = "\"hmac-sha256\""
        folder.settings["tokens.pepper"] = "\"${file:\(try folder.write("secrets/pepper", pepper))}\""
        let figures = try folder.write("secrets/metrics", TokenHasher().hash("reader".utf8).text)
        folder.settings["metrics.token_hash"] = "\"${file:\(figures)}\""
        let old = try folder.write("secrets/old", ServerFolder.key(7))
        folder.settings["encryption.previous_keys"] = "[\"${file:\(old)}\"]"
        let before = try folder.secrets()
        try folder.write("secrets/management", ManagementToken.generate().hashText)
        try folder.write("secrets/provider", "another-provider-key")
        #expect(try folder.secrets().needingAStart(after: before).isEmpty)
        try folder.write("secrets/encryption", ServerFolder.key(2))
        #expect(try folder.secrets().needingAStart(after: before) == ["encryption.key"])
        try folder.write("secrets/pepper", pepper + "other")
        try folder.write("secrets/metrics", TokenHasher().hash("another".utf8).text)
        try folder.write("secrets/old", ServerFolder.key(8))
        #expect(
            try folder.secrets().needingAStart(after: before) == [
                "tokens.pepper", "encryption.key", "encryption.previous_keys", "metrics.token_hash",
            ])
    }
}

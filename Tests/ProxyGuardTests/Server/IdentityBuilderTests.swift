import ProxyConfiguration
import ProxyDataPlane
import ProxyLimits
import ProxyStore
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

/// On a real store, since nobody else can make a state of one.
@Suite struct IdentityBuilderTests {
    private struct Case {
        let store: Store
        let hasher = TokenHasher()

        func project(limits: StoredLimits = StoredLimits(), models: [String] = []) async throws -> String {
            try await store.createProject(name: "p\(UInt32.random(in: 0 ... .max))", limits: limits, models: models).id
        }

        func token(
            _ project: String, limits: StoredLimits = StoredLimits(), models: [String] = []
        ) async throws -> (record: TokenRecord, hash: TokenHash) {
            let token = ClientToken.generate(for: .test)
            let hash = hasher.hash(token.secret.revealed)
            let stored = try #require(StoredHash(bytes: hash.bytes))
            let record = try await store.createToken(
                NewToken(
                    projectID: project, hash: stored, hint: token.hint, name: "t", expiresAt: 4_000_000_000,
                    limits: limits, models: models))
            return (record, hash)
        }

        var table: IdentityTable { IdentityBuilder.table(store.latest, hasher: hasher) }
    }

    private func run(_ body: (Case) async throws -> Void) async throws {
        let folder = try ServerFolder()
        let store = try Store(path: folder.path + "/data/state.db")
        try await body(Case(store: store))
        try store.close()
    }

    @Test func aTokenIsFoundByItsWholeHash() async throws {
        try await run { given in
            let project = try await given.project()
            let (record, hash) = try await given.token(project)
            let table = given.table
            let identity = try #require(table.identities[hash])
            #expect(table.identities.count == 1)
            #expect(table.version == given.store.latest.version)
            #expect(identity.tokenID == record.id)
            #expect(identity.projectID == project)
            #expect(identity.token == LimitKey(record.family))
            #expect(identity.expiresAt == 4_000_000_000)
            #expect(!identity.isRevoked)
        }
    }

    @Test func theSuccessorOfATokenCountsTogetherWithIt() async throws {
        try await run { given in
            let (old, hash) = try await given.token(given.project())
            let next = ClientToken.generate(for: .test)
            let nextHash = given.hasher.hash(next.secret.revealed)
            let record = try await given.store.rotateToken(
                old.id,
                to: Successor(
                    hash: try #require(StoredHash(bytes: nextHash.bytes)), hint: next.hint, expiresAt: 4_000_000_001,
                    overlap: 600))
            let identities = given.table.identities
            #expect(identities[hash]?.token == identities[nextHash]?.token)
            #expect(identities[nextHash]?.tokenID == record.id)
            #expect(record.id != old.id)
        }
    }

    @Test func aRevokedTokenIsMarked() async throws {
        try await run { given in
            let project = try await given.project()
            let (dead, deadHash) = try await given.token(project)
            let (_, liveHash) = try await given.token(project)
            _ = try await given.store.revokeToken(dead.id)
            #expect(given.table.identities[deadHash]?.isRevoked != false)
            #expect(given.table.identities[liveHash]?.isRevoked == false)
        }
    }

    @Test func aDisabledProjectEndsItsTokensAndNoOthers() async throws {
        try await run { given in
            let (one, other) = (try await given.project(), try await given.project())
            let (_, hash) = try await given.token(one)
            let (_, otherHash) = try await given.token(other)
            _ = try await given.store.setProject(one, disabled: true)
            #expect(given.table.identities[hash]?.isRevoked == true)
            #expect(given.table.identities[otherHash]?.isRevoked == false)
            _ = try await given.store.setProject(one, disabled: false)
            #expect(given.table.identities[hash]?.isRevoked == false)
        }
    }

    @Test func limitsOfTokenAndProjectAreKeptApart() async throws {
        try await run { given in
            let project = try await given.project(
                limits: StoredLimits(
                    requestsPerMinute: 50, concurrentRequests: 5, modelTokensPerMinute: 5000, totalRequests: 500))
            let (_, hash) = try await given.token(
                project, limits: StoredLimits(requestsPerMinute: 7, microDollarsPerDay: 9, totalRequests: 8))
            let identity = try #require(given.table.identities[hash])
            #expect(
                identity.tokenLimits == LimitPolicy(requestsPerMinute: 7, microDollarsPerDay: 9, totalRequests: 8))
            #expect(
                identity.projectLimits
                    == LimitPolicy(
                        requestsPerMinute: 50, concurrentRequests: 5, modelTokensPerMinute: 5000, totalRequests: 500))
        }
    }

    /// Models of the token and of the project, and those of both; separated by spaces, since many literals take long to compile.
    @Test(arguments: [("", "", ""), ("a", "", "a"), ("", "a b", "a b"), ("a b", "b c", "b"), ("a", "b", "none")])
    func modelsAreThoseThatBothAllow(_ token: String, _ project: String, _ both: String) async throws {
        let words = [token, project, both].map { $0.split(separator: " ").map(String.init) }
        try await run { given in
            // The store refuses a token that says more than its project; the project may be narrowed later.
            let id = try await given.project()
            let (_, hash) = try await given.token(id, models: words[0])
            _ = try await given.store.setProject(id, limits: StoredLimits(), models: words[1])
            #expect(given.table.identities[hash]?.models == (both == "none" ? [""] : Set(words[2])))
        }
    }
}

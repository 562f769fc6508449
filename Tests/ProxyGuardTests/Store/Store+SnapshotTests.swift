import Testing

@testable import ProxyStore

@Suite struct StoreSnapshotTests {
    /// What is put together change by change is what a reading of everything gives.
    @Test func changesAddUpToTheWhole() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        var projects: [ProjectRecord] = []
        for name in ["a", "b", "c"] { projects.append(try await store.createProject(name: name)) }
        var last = store.latest.version
        var tokens: [TokenRecord] = []
        for step in 0..<60 {
            let project = projects[step % 3]
            switch step % 10 {
            case 0, 1, 2: tokens.append(try await store.createToken(token(step, in: project, folder)))
            case 3: tokens.append(try await store.rotateToken(tokens[tokens.count - 1].id, to: successor(step, folder)))
            case 4: _ = try await store.setProject(project.id, limits: StoredLimits(totalRequests: step), models: ["x"])
            case 5:
                _ = try await store.setToken(tokens[0].id, limits: StoredLimits(concurrentRequests: step), models: [])
            case 6: _ = try await store.revokeToken(tokens[step / 10].id)
            case 7:
                let key = try await store.addProviderKey(
                    id: RecordID.providerKey.generate(), upstream: "u\(step % 2)", sealed: sealed(step))
                _ = try await store.activateProviderKey(key.id, overlap: 60)
            case 8: _ = try await store.renameProject(project.id, to: "name \(step)")
            default:
                _ = try await store.setProject(project.id, disabled: true)
                _ = try await store.setProject(project.id, disabled: false)
            }
            #expect(try await store.snapshot() == store.latest, "step \(step)")
            #expect(store.latest.version > last || step % 10 == 6)
            last = store.latest.version
        }
        try store.close()
    }

    @Test func observersAreToldBeforeTheChangeReturns() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let seen = Seen()
        try await store.observe { seen.add($0.version) }
        let first = store.latest.version
        let project = try await store.createProject(name: "a")
        #expect(seen.versions == [first, first + 1])
        // Nothing changed, so nobody is told.
        _ = try await store.setProject(project.id, disabled: false)
        try await store.setSetting("a", to: "b")
        try await store.record([])
        #expect(seen.versions == [first, first + 1])
        try store.close()
    }

    @Test func aStreamGivesTheNewestAndEnds() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let stream = store.snapshots
        _ = try await store.createProject(name: "a")
        _ = try await store.createProject(name: "b")
        try store.close()
        var versions: [Int64] = []
        for await snapshot in stream { versions.append(snapshot.version) }
        #expect(versions == [store.latest.version])
    }

    @Test func tokensThatEndedLongAgoAreLeftOut() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        _ = try await store.createToken(token(1, in: project, folder, lasting: 10))
        folder.wait(100)
        try await store.reload()
        #expect(store.latest.tokens.count == 1)
        folder.wait(8 * 86_400)
        try await store.reload()
        #expect(store.latest.tokens.isEmpty)
        try store.close()
    }
}

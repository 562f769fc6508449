import Testing

@testable import ProxyStore

@Suite struct StoreProjectsTests {
    @Test func aProjectsLife() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        #expect(RecordID.project.matches(project.id))
        #expect(await code { try await store.createProject(name: "a") } == .conflict)
        let other = try await store.createProject(name: "b")
        #expect(await code { try await store.renameProject(other.id, to: "a") } == .conflict)
        #expect(try await store.renameProject(other.id, to: "c").name == "c")
        #expect(try await store.renameProject(other.id, to: "c").name == "c")
        #expect(try await store.setProject(other.id, disabled: true).disabledAt == folder.now)
        folder.wait(5)
        #expect(try await store.setProject(other.id, disabled: true).disabledAt == folder.now - 5)
        #expect(await code { try await store.createToken(token(1, in: other, folder)) } == .conflict)
        #expect(try await store.setProject(other.id, disabled: false).disabledAt == nil)
        let limits = StoredLimits(requestsPerMinute: 9)
        #expect(try await store.setProject(other.id, limits: limits, models: ["m"]).limits == limits)
        #expect(try await store.project(other.id).models == ["m"])
        #expect(await code { try await store.project(RecordID.project.generate()) } == .notFound)
        #expect(await code { try await store.project("prj_' OR 1=1 --") } == .invalid)
        #expect(
            await code { try await store.createProject(name: "d", limits: StoredLimits(totalRequests: 0)) } == .invalid)
        try store.close()
    }

    @Test func removedOnlyWithoutLiveTokens() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        let revoked = try await store.createToken(token(1, in: project, folder))
        let expiring = try await store.createToken(token(2, in: project, folder, lasting: 60))
        _ = try await store.revokeToken(revoked.id)
        #expect(await code { try await store.deleteProject(project.id) } == .conflict)
        #expect(store.latest.projects.count == 1)
        folder.wait(60)
        try await store.deleteProject(project.id)
        #expect(store.latest.projects.isEmpty && store.latest.tokens.isEmpty)
        #expect(await code { try await store.deleteProject(project.id) } == .notFound)
        // Ids and hashes that were in use stay refused, though the project is gone.
        #expect(try await store.isRevoked(expiring.id))
        let another = try await store.createProject(name: "a")
        for number in [1, 2] {
            #expect(await code { try await store.createToken(token(number, in: another, folder)) } == .conflict)
        }
        try store.close()
    }

    @Test func pages() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        var names: [String] = []
        for number in 0..<25 { names.append(try await store.createProject(name: "p\(number)").name) }
        var seen: [String] = []
        var cursor: PageCursor?
        repeat {
            let page = try await store.projects(PageRequest(limit: 10, cursor: cursor))
            #expect(page.items.count <= 10)
            seen += page.items.map(\.name)
            cursor = page.next.flatMap { PageCursor($0.text) }
        } while cursor != nil
        #expect(seen == names)
        #expect(try await store.projects(PageRequest(limit: 25)).next == nil)
        for limit in [-1, 0, 201, Int.max] {
            #expect(await code { try await store.projects(PageRequest(limit: limit)) } == .invalid)
        }
        try store.close()
    }

    @Test func hostileNamesAreOnlyTexts() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let plain = try await store.createProject(name: "plain")
        for text in hostileTexts {
            let project = try await store.createProject(name: text, models: [text])
            #expect(try await store.project(project.id).name == text)
            #expect(try await store.project(project.id).models == [text])
            let found = try await store.projects(PageRequest(limit: 200, nameContains: text)).items
            #expect(found.contains(project) && !found.contains(plain), "\(text)")
            #expect(found.allSatisfy { $0.name.lowercased().contains(text.lowercased()) }, "\(text)")
        }
        #expect(try await store.projects(PageRequest(limit: 200)).items.count == hostileTexts.count + 1)
        try store.close()
    }
}

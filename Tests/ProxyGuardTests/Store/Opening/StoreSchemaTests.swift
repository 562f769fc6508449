import GRDB
import Testing

@testable import ProxyStore

@Suite struct StoreSchemaTests {
    /// From each form that was ever released to the present one; today there is one.
    @Test(arguments: 0...StoreSchema.steps.count)
    func fromEachEarlierForm(count: Int) async throws {
        let folder = try StoreFolder()
        let file = try StateFile(folder.file())
        try file.create()
        let queue = try DatabaseQueue(path: file.path)
        try StoreSchema.migrator(Array(StoreSchema.steps.prefix(count))).migrate(queue)
        try queue.close()
        let store = try folder.open()
        let project = try await store.createProject(name: "a")
        _ = try await store.createToken(token(1, in: project, folder))
        #expect(store.latest.tokens.count == 1)
        try store.close()
    }

    @Test func stepsAreNamedInOrder() {
        let names = StoreSchema.steps.map(\.name)
        #expect(names == names.sorted() && Set(names).count == names.count)
    }

    @Test func aStepThatFailsLeavesTheFileAsItWas() async throws {
        let folder = try StoreFolder()
        try folder.open().close()
        let bad = StoreSchema.Step(name: "002-bad", statements: ["CREATE TABLE more (a INTEGER) STRICT", "NONSENSE"])
        #expect(throws: StoreError.self) {
            try Store(path: folder.file(), options: folder.options(), steps: StoreSchema.steps + [bad])
        }
        let store = try folder.open()
        #expect(try await store.read { try !$0.tableExists("more") })
        try store.close()
    }

    @Test func allTablesAreStrict() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        let loose = try await store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND strict = 0
                        AND name NOT LIKE 'sqlite@_%' ESCAPE '@' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(loose == [])
        try store.close()
    }
}

import Foundation
import Synchronization

@testable import ProxyStore

/// A folder of a test's own, mode 0700, removed afterwards; its clock stands still until it is moved.
final class StoreFolder: Sendable {
    let path: String
    private let time = Mutex<Int64>(1_800_000_000)

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var now: Int64 { time.withLock { $0 } }

    func wait(_ seconds: Int64) { time.withLock { $0 += seconds } }

    func file(_ name: String = "state.db") -> String { path + "/" + name }

    func options(busyTimeout: Double = 5) -> StoreOptions {
        StoreOptions(busyTimeout: busyTimeout, clock: { [self] in now })
    }

    func open(_ name: String = "state.db", busyTimeout: Double = 5) throws(StoreError) -> Store {
        try Store(path: file(name), options: options(busyTimeout: busyTimeout))
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
    }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    /// Whether any file of the folder holds these bytes.
    func contains(_ text: String) throws -> Bool {
        try names().contains { name in
            try Data(contentsOf: URL(fileURLWithPath: file(name))).range(of: Data(text.utf8)) != nil
        }
    }
}

/// 32 bytes that differ by number.
func hash(_ number: Int) -> StoredHash {
    var bytes = [UInt8](repeating: 7, count: 32)
    withUnsafeBytes(of: number.bigEndian) { bytes.replaceSubrange(0..<8, with: $0) }
    guard let hash = StoredHash(bytes: bytes) else { fatalError("32 bytes are a hash") }
    return hash
}

func token(_ number: Int, in project: ProjectRecord, _ folder: StoreFolder, lasting: Int64 = 3600) -> NewToken {
    NewToken(
        projectID: project.id, hash: hash(number), hint: "a\(number)", name: "token \(number)",
        expiresAt: folder.now + lasting)
}

func successor(_ number: Int, _ folder: StoreFolder, overlap: Int64 = 60) -> Successor {
    Successor(hash: hash(number), hint: "s\(number)", expiresAt: folder.now + 3600, overlap: overlap)
}

/// The code that an operation fails with; nil if it does not.
func code<Value>(_ body: () async throws -> Value) async -> StoreError.Code? {
    do {
        _ = try await body()
        return nil
    } catch { return (error as? StoreError)?.code }
}

/// The code that an operation fails with at once; nil if it does not.
func failure<Value>(_ body: () throws -> Value) -> StoreError.Code? {
    do {
        _ = try body()
        return nil
    } catch { return (error as? StoreError)?.code }
}

/// Texts that end a statement, a string or a pattern where they are not bound.
let hostileTexts = [
    "'; DROP TABLE tokens; --", "' OR '1'='1", "\" OR 1=1 --", "x'); DELETE FROM projects; --", "%", "_", "\\",
    "\\%", "?1", ":name", "@a", "$b", "${env:HOME}", "NULL", "0x00", "/* */", "a' UNION SELECT hash FROM tokens --",
    "`id`", "[id]", "'", "''", "\"\"", "Robert'); DROP TABLE projects;--", "CHAR(0)", "*", "[a-z]*",
]

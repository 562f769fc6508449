import Foundation
import Synchronization
import Testing

/// A folder that is gone when nobody uses it any more. Beside it lie a home and a folder with `secscan` for PATH.
final class TemporaryFolder: Sendable {
    let root: String
    private static let count = Atomic(0)
    private let scratchCount = Atomic(0)

    init() throws {
        let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
        let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
        root = "\(base)/secscan-e2e-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
        let files = FileManager.default
        for folder in [root, tree, home, binaries] {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try files.createSymbolicLink(atPath: binaries + "/secscan", withDestinationPath: Program.path)
    }

    deinit {
        // Tests take permissions away.
        let enumerator = FileManager.default.enumerator(atPath: root)
        for case let path as String in enumerator ?? FileManager.DirectoryEnumerator() where path.hasSuffix("locked") {
            chmod(root + "/" + path, 0o700)
        }
        try? FileManager.default.removeItem(atPath: root)
    }

    /// What is scanned.
    var tree: String { root + "/tree" }
    var home: String { root + "/home" }
    var binaries: String { root + "/bin" }
    /// A file that exists when something ran that must not run.
    var marker: String { root + "/ran" }

    func path(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : relative.isEmpty ? tree : tree + "/" + relative
    }

    func scratch() -> String {
        let path = root + "/scratch-\(scratchCount.wrappingAdd(1, ordering: .relaxed).newValue)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Writes a file below the tree, with the folders that it needs.
    func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: self.path(path))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Writes a file that is to be run. Another process does it: one that this process has just written may still be
    /// open in a child that another test starts, and then cannot be run.
    func writeProgram(_ path: String, _ text: String) async throws {
        let script = #"mkdir -p "$(dirname "$0")" && cat > "$0" && chmod 755 "$0""#
        let output = try await Command.run(
            "/bin/sh", ["-c", script, self.path(path)], in: self, input: Array(text.utf8))
        try #require(output.status == 0, "\(output.standardError)")
    }

    func makeExecutable(_ path: String) { chmod(self.path(path), 0o755) }

    func createFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: self.path(path), withIntermediateDirectories: true)
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self.path(path), withDestinationPath: target)
    }

    func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: self.path(path))), as: UTF8.self)
    }

    func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: self.path(path))))
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: self.path(path)) }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: self.path(path)) }

    func names(_ path: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self.path(path)).sorted()
    }

    func permissions(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: self.path(path))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

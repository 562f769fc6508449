import Foundation

@testable import SecScan

/// A folder, or a repository made with real git, that is gone when nobody uses it any more.
final class TestFolder: Sendable {
    struct Failure: Error { var output: String }

    private let base: String
    /// Without a link in it, and without a slash at the end.
    var path: String { base + "/tree" }

    init() throws {
        let temporary = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
        base = "\(temporary)/secscan-unit-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: base + "/tree", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: base) }

    static func repository(_ options: String...) throws -> TestFolder {
        let folder = try TestFolder()
        try folder.git(["init", "-q", "-b", "main"] + options)
        return folder
    }

    func path(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    /// With the folders that it needs.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// - Parameters:
    ///   - input: for standard input.
    ///   - time: of what is committed, seconds since 1970.
    /// - Returns: what it wrote, without the line break at the end.
    @discardableResult
    func git(_ words: [String], input: [UInt8] = [], time: Int = 1_700_000_000) throws -> String {
        try run(["git"] + words, input: input, time: time)
    }

    /// Writes a file that is to be run. Another process does it: one that this process has just written may still be
    /// open in a child that another test starts, and then cannot be run.
    func writeProgram(_ name: String, _ text: String) throws {
        try run(["/bin/sh", "-c", #"cat > "$0" && chmod 755 "$0""#, name], input: Array(text.utf8))
    }

    @discardableResult
    private func run(_ words: [String], input: [UInt8], time: Int = 1_700_000_000) throws -> String {
        try Data(input).write(to: URL(fileURLWithPath: base + "/in"))
        let environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": base,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
            "GIT_COMMITTER_NAME": "Bob", "GIT_COMMITTER_EMAIL": "bob@example.com",
            "GIT_AUTHOR_DATE": "@\(time) +0000", "GIT_COMMITTER_DATE": "@\(time) +0000",
        ]
        let script = "cd \"$0\" && exec \"$@\" <../in >../out 2>../err"
        let arguments = (["/bin/sh", "-c", script, path] + words).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var identifier: pid_t = 0
        guard posix_spawn(&identifier, "/bin/sh", nil, nil, arguments, variables) == 0 else {
            throw Failure(output: "cannot be started")
        }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Failure(output: try text("../err")) }
        return try text("../out").trimmed
    }

    @discardableResult
    func git(_ words: String...) throws -> String { try git(words) }

    func id(_ revision: String) throws -> ObjectID {
        let text = try git("rev-parse", revision)
        guard let id = ObjectID(hexadecimal: text) else { throw Failure(output: text) }
        return id
    }

    /// Commits everything as it lies there.
    @discardableResult
    func commit(_ message: String = "change", time: Int = 1_700_000_000) throws -> ObjectID {
        try git("add", "-A", "-f")
        try git(["commit", "-q", "--allow-empty", "-m", message], time: time)
        return try id("HEAD")
    }

    /// Stores an object as it is, however odd.
    func store(_ kind: String, _ bytes: [UInt8]) throws -> ObjectID {
        let text = try git(["hash-object", "-w", "--literally", "-t", kind, "--stdin"], input: bytes)
        guard let id = ObjectID(hexadecimal: text) else { throw Failure(output: text) }
        return id
    }
}

import Foundation
import Synchronization
import Testing

/// A repository made with real git, every commit an hour after the one before.
final class TestRepository: Sendable {
    let folder: TemporaryFolder
    /// Relative to the folder's tree; empty when the tree is the work tree.
    let place: String
    private let clock = Mutex(0)

    init(_ options: String..., place: String = "", in folder: TemporaryFolder? = nil) async throws {
        self.folder = try folder ?? TemporaryFolder()
        self.place = place
        try self.folder.createFolder(place)
        try await git(["init", "-q", "-b", "main"] + options)
    }

    /// One that `git clone` made; nothing is initialised.
    private init(existing place: String, in folder: TemporaryFolder) {
        self.folder = folder
        self.place = place
    }

    /// A second repository in the same folder, beside this one's tree.
    func clone(_ options: String..., from source: String? = nil, to place: String) async throws -> TestRepository {
        try await git(["clone", "-q"] + options + [source ?? "file://" + path(""), folder.path(place)])
        return TestRepository(existing: place, in: folder)
    }

    func path(_ relative: String) -> String {
        folder.path(place.isEmpty ? relative : relative.isEmpty ? place : place + "/" + relative)
    }

    func write(_ path: String, _ text: String) throws { try folder.write(self.path(path), text) }

    func write(_ path: String, _ bytes: [UInt8]) throws { try folder.write(self.path(path), bytes) }

    func remove(_ path: String) throws { try folder.remove(self.path(path)) }

    /// Runs git and returns what it printed; a failure is an issue.
    @discardableResult
    func git(
        _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:],
        location: SourceLocation = #_sourceLocation
    )
        async throws -> String
    { try await git(arguments, input: input, environment: environment, location: location) }

    @discardableResult
    func git(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
        location: SourceLocation = #_sourceLocation
    )
        async throws -> String
    {
        let output = try await tryGit(arguments, input: input, environment: environment)
        #expect(
            output.status == 0, "git \(arguments.joined(separator: " ")): \(output.standardError)",
            sourceLocation: location)
        return output.trimmed
    }

    /// Runs git, whatever comes of it.
    func tryGit(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) async throws -> Output
    {
        let date = "2026-01-01T00:00:00Z"
        let identity = [
            "GIT_AUTHOR_NAME": "Ada Example", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_NAME": "Carl Example", "GIT_COMMITTER_EMAIL": "carl@example.org", "GIT_COMMITTER_DATE": date,
        ]
        let fixed = [
            "-c", "gc.auto=0", "-c", "protocol.file.allow=always", "-c", "core.fsync=none", "-c",
            "advice.detachedHead=false",
        ]
        return try await Command.run(
            "git", fixed + arguments, in: folder, at: path(""), input: input,
            environment: identity.merging(environment) { $1 })
    }

    /// The environment that gives the next commit its date.
    func nextDate() -> [String: String] {
        let hour = clock.withLock { value in
            value += 1
            return value
        }
        let date = "\(1_767_225_600 + hour * 3600) +0000"
        return ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date]
    }

    /// Commits everything in the work tree and returns the id.
    @discardableResult
    func commit(_ message: String = "change", options: [String] = [], environment: [String: String] = [:]) async throws
        -> String
    {
        try await git("add", "-A")
        return try await commitIndex(message, options: options, environment: environment)
    }

    /// Commits the index as it is and returns the id.
    @discardableResult
    func commitIndex(_ message: String = "change", options: [String] = [], environment: [String: String] = [:])
        async throws -> String
    {
        let all = nextDate().merging(environment) { $1 }
        try await git(["commit", "-q", "--allow-empty", "--no-verify", "-m", message] + options, environment: all)
        return try await git("rev-parse", "HEAD")
    }

    /// Writes one file and commits it.
    @discardableResult
    func commit(_ path: String, _ text: String, _ message: String = "change") async throws -> String {
        try write(path, text)
        return try await commit(message)
    }

    /// The report of `secscan git` on it, or of another command, with the values as they are.
    func scan(_ arguments: String..., status: Int32? = nil, location: SourceLocation = #_sourceLocation) async throws
        -> Report
    {
        let command = arguments.isEmpty ? ["git"] : arguments
        return try await Program.report(
            command + ["--show-secrets"], in: folder, at: path(""), status: status, location: location)
    }

    func secscan(_ arguments: String..., input: [UInt8] = []) async throws -> Output {
        try await Program.run(arguments, in: folder, at: path(""), input: input)
    }
}

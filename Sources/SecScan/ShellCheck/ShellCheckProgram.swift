public import Checks
internal import FoundationEssentials
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// ShellCheck as it is installed here, for the scripts of Dockerfiles.
public final class ShellCheckProgram: Sendable {
    private let path: String
    private let state = Mutex<[NotScanned]>([])

    /// What a Dockerfile cannot know (SC1090, SC1091: files that are read), and that busybox is no dash (SC2187).
    private static let excluded = "SC1090,SC1091,SC2187"
    /// For one script.
    private static let seconds = 60

    /// The first one that `PATH` has.
    /// - Throws: a `ScanError` if there is none.
    public convenience init() throws(ScanError) {
        try self.init(searchPath: getenv("PATH").map { String(cString: $0) } ?? "")
    }

    /// - Parameter searchPath: folders with colons in between.
    init(searchPath: String) throws(ScanError) {
        // A relative folder may be the one that is scanned.
        let folders = searchPath.split(separator: ":").map { String($0) }.filter { $0.hasPrefix("/") }
        guard let path = folders.map({ $0 + "/shellcheck" }).first(where: { access($0, X_OK) == 0 }) else {
            throw ScanError(.usage, "--shellcheck: there is no shellcheck in PATH; install it, or leave the option out")
        }
        self.path = path
    }

    /// Scripts that it could not judge, and why.
    public var notScanned: [NotScanned] { state.withLock { $0 } }

    /// - Parameter path: of the file that the scripts stand in, for messages.
    /// - Returns: the comments on each script; none on those that could not be judged.
    @Sendable
    public func comments(on scripts: [[UInt8]], in path: String) -> [[ShellCheckComment]] {
        scripts.map { script in
            do throws(ScanError) {
                return try comments(on: script)
            } catch {
                state.withLock { $0.append(NotScanned(what: path, reason: "shellcheck: \(error)")) }
                return []
            }
        }
    }

    private func comments(on script: [UInt8]) throws(ScanError) -> [ShellCheckComment] {
        let result = try ChildProcess.run(
            [path, "--norc", "--format=json1", "--exclude=\(Self.excluded)", "-"], input: script, seconds: Self.seconds)
        // 0: nothing to say, 1: comments.
        guard let status = result.status, status <= 1 else {
            let reason = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").first.map { ": \($0)" }
            throw ScanError(
                .unreadable,
                (result.status.map { "it ended with status \($0)" } ?? "a signal ended it") + (reason ?? ""))
        }
        do {
            return try JSONDecoder().decode(Document.self, from: Data(result.output)).comments
        } catch {
            throw ScanError(.unreadable, "what it wrote cannot be read: version 0.8 or later is needed")
        }
    }

    private struct Document: Decodable {
        var comments: [ShellCheckComment]
    }
}

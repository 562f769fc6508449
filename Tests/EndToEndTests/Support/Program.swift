import Foundation
import Testing

/// What a finished process left behind.
struct Output: Sendable {
    /// The exit status; 128 and the signal's number when one ended it.
    var status: Int32
    var standardOutput: [UInt8]
    var standardError: String

    var text: String { String(decoding: standardOutput, as: UTF8.self) }
    var trimmed: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The JSON report on standard output.
    func report(_ location: SourceLocation = #_sourceLocation) throws -> Report {
        do {
            return try JSONDecoder().decode(Report.self, from: Data(standardOutput))
        } catch {
            Issue.record(
                "no JSON report (status \(status)): \(text.prefix(500)) \(standardError.prefix(1000))",
                sourceLocation: location)
            throw error
        }
    }
}

/// The built `secscan`: the one that `SECSCAN_PROGRAM` names, else the one beside the tests in the build folder.
enum Program {
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["SECSCAN_PROGRAM"] { return named }
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("secscan").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return "secscan"
    }()

    /// Runs it, isolated from the user's settings.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, at subfolder: String = "", input: [UInt8] = [],
        environment: [String: String] = [:],
        limit: Double = Command.limit
    ) async throws -> Output {
        try await Command.run(
            path, arguments, in: folder, at: subfolder, input: input, environment: environment, limit: limit)
    }

    /// Runs it with `--format json` and decodes the report.
    static func report(
        _ arguments: [String], in folder: TemporaryFolder, at subfolder: String = "", input: [UInt8] = [],
        environment: [String: String] = [:], status: Int32? = nil, location: SourceLocation = #_sourceLocation
    ) async throws -> Report {
        let output = try await run(
            arguments + ["--format", "json"], in: folder, at: subfolder, input: input, environment: environment)
        if let status {
            #expect(
                output.status == status, "\(output.standardError)\(output.text.prefix(2000))", sourceLocation: location)
        }
        return try output.report(location)
    }
}

/// Any program.
enum Command {
    /// A process that runs longer, in seconds, hangs.
    static let limit: Double = 180
    /// All tests start at once; with as many processes each would take longer than its limit.
    private static let turns = Turns(2 * ProcessInfo.processInfo.activeProcessorCount)

    static func environment(of folder: TemporaryFolder) -> [String: String] {
        [
            "PATH": folder.binaries + ":/usr/local/bin:/usr/bin:/bin", "HOME": folder.home,
            "XDG_CONFIG_HOME": folder.home + "/.config",
            "GIT_CONFIG_GLOBAL": folder.home + "/no-config", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C", "TZ": "UTC",
            "TERM": "dumb", "SECSCAN_TEST_MARKER": folder.marker,
        ]
    }

    static func run(
        _ program: String, _ arguments: [String], in folder: TemporaryFolder, at subfolder: String = "",
        input: [UInt8] = [],
        environment: [String: String] = [:], limit: Double = Command.limit
    ) async throws -> Output {
        let scratch = folder.scratch()
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let files = ["in", "out", "err"].map { scratch + "/" + $0 }
        try Data(input).write(to: URL(fileURLWithPath: files[0]))
        await turns.take()
        defer { turns.giveBack() }
        let process = try ChildProcess(
            program.hasPrefix("/") ? [program] + arguments : ["/usr/bin/env", program] + arguments,
            folder: folder.path(subfolder),
            environment: Self.environment(of: folder).merging(environment) { $1 }, files: files)
        let status = await process.status(limit: limit)
        return Output(
            status: status, standardOutput: [UInt8](try Data(contentsOf: URL(fileURLWithPath: files[1]))),
            standardError: String(decoding: try Data(contentsOf: URL(fileURLWithPath: files[2])), as: UTF8.self))
    }
}

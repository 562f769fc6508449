import Foundation

/// The built `proxyguard`: the one that `PROXYGUARD_PROGRAM` names, else the one beside the tests in the build folder.
enum Program {
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["PROXYGUARD_PROGRAM"] { return named }
        for start in [CommandLine.arguments[0], Bundle.main.executablePath ?? ""] {
            var folder = URL(fileURLWithPath: start).resolvingSymlinksInPath().deletingLastPathComponent()
            while folder.path != "/" {
                for name in ["proxyguard", "ProxyGuardCLI"] {
                    let candidate = folder.appendingPathComponent(name).path
                    var isFolder: ObjCBool = false
                    if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue,
                        FileManager.default.isExecutableFile(atPath: candidate)
                    {
                        return candidate
                    }
                }
                folder.deleteLastPathComponent()
            }
        }
        return "proxyguard"
    }()

    /// What a finished run left behind.
    struct Output: Sendable {
        var status: Int32
        var standardOutput: String
        var standardError: String
    }

    /// Runs it to its end.
    static func run(
        _ arguments: [String], in folder: ProxyFolder, environment: [String: String] = [:], input: String? = nil
    ) async throws -> Output {
        var file = "/dev/null"
        if let input { file = try folder.write("input-\(UUID().uuidString)", input) }
        let child = try Child(
            [path] + arguments, folder: folder.path, environment: Self.environment.merging(environment) { $1 },
            input: file)
        let status = await child.end()
        return Output(status: status, standardOutput: child.standardOutput, standardError: child.standardError)
    }

    static let environment = [
        "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C", "TZ": "UTC", "TERM": "dumb",
    ]
}

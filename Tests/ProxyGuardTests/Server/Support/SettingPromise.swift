import ProxyConfiguration
import ProxyGuard

@testable import ProxyDataPlane
@testable import ProxyServer

/// A setting, two values of it, and something that anybody can see and that differs between the two.
struct SettingPromise: Sendable {
    typealias Observation = @Sendable (ServerFolder) async throws -> String

    let key: String
    /// As the file writes them; `@` stands for the path of the folder.
    let values: (String, String)
    /// Other settings that it needs.
    var others: [String: String] = [:]
    /// Files that it needs.
    var prepare: @Sendable (ServerFolder) throws -> Void = { _ in }
    let observe: Observation

    /// What is seen in a folder of its own where the setting has a value.
    func observation(_ value: String) async throws -> String {
        let folder = try ServerFolder()
        try prepare(folder)
        for (key, value) in others.merging([key: value], uniquingKeysWith: { $1 }) {
            let written = value.replacing("@", with: folder.path)
            if key.hasPrefix("upstreams.") {
                folder.upstreams[0][String(key.dropFirst("upstreams.".count))] = written
            } else {
                folder.settings[key] = written
            }
        }
        return try await observe(folder).replacing(folder.path, with: "@")
    }
}

extension SettingPromise {
    /// Something of what the data plane works by.
    static func plan(_ body: @escaping @Sendable (DataPlan) throws -> String) -> Observation {
        { folder in try body(try folder.builder().plan(keys: [:])) }
    }

    /// Something of the first upstream.
    static func upstream(_ body: @escaping @Sendable (Upstream) throws -> String) -> Observation {
        plan { plan in try plan.upstreams.first.map(body) ?? "none" }
    }

    static func secrets(_ body: @escaping @Sendable (LoadedSecrets, ServerFolder) throws -> String) -> Observation {
        { folder in try body(try folder.secrets(), folder) }
    }

    static func parts(_ body: @escaping @Sendable (ServerParts) async throws -> String) -> Observation {
        { folder in
            let parts = try await folder.parts()
            let seen: String
            do {
                seen = try await body(parts)
            } catch {
                await parts.close()
                throw error
            }
            await parts.close()
            return seen
        }
    }

    static func running(_ body: @escaping @Sendable (RunningServer) async throws -> String) -> Observation {
        { folder in
            var seen = ""
            try await RunningServer.run(in: folder) { seen = try await body($0) }
            return seen
        }
    }

    /// Which rules the self-check tells of, and whether the start is refused.
    static let check: Observation = { folder in
        let report = try folder.check()
        return report.findings.map { "\($0.id) \($0.refuses)" }.sorted().joined(separator: "\n")
    }
}

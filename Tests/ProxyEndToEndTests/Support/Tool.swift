import Foundation

/// Programs of the system that speak with the started one.
enum Tool {
    static let hasCurl = isThere("curl")

    private static func isThere(_ name: String) -> Bool {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
    }

    /// Runs one to its end. Standard input is nothing unless it is a file.
    static func run(_ arguments: [String], input: String = "/dev/null") async throws -> Program.Output {
        let child = try Child(["/usr/bin/env"] + arguments, folder: "/", environment: Program.environment, input: input)
        let status = await child.end()
        return Program.Output(status: status, standardOutput: child.standardOutput, standardError: child.standardError)
    }

    /// `openssl s_client` with a port of this machine; everything that it writes.
    static func client(_ port: Int, _ arguments: [String], input: String = "/dev/null") async throws -> String {
        let output = try await run(["openssl", "s_client", "-connect", "127.0.0.1:\(port)"] + arguments, input: input)
        return output.standardOutput + output.standardError
    }
}

import Foundation
import Testing

@Suite("proxyguard demo", .timeLimit(.minutes(15)))
struct DemoTests {
    @Test("it ends well, shows what it promises, and leaves nothing behind")
    func run() async throws {
        let folder = try ProxyFolder()
        let output = try await Places.shared.using {
            try await Program.run(["demo"], in: folder, environment: ["TMPDIR": folder.path + "/work"])
        }
        #expect(output.status == 0, "\(output.standardOutput)\(output.standardError)")
        for text in ["Hello from the stub.", "content_policy_violation", "guard.blocked", "audit verify: intact"] {
            #expect(output.standardOutput.contains(text), "\(output.standardOutput)")
        }
        #expect(!output.standardOutput.contains("\u{1B}"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/work").isEmpty)
    }

    @Test("--serve goes on until it is told to end")
    func serve() async throws {
        let folder = try ProxyFolder()
        try await Places.shared.using {
            let child = try Child(
                [Program.path, "demo", "--serve"], folder: folder.path,
                environment: Program.environment.merging(["TMPDIR": folder.path + "/work"]) { $1 })
            #expect(await child.prints("\n"), "\(child.standardError)")
            let places = JSONTree(child.standardOutput)
            #expect(places["address"].text?.hasPrefix("http://127.0.0.1:") == true)
            #expect(places["token"].text?.hasPrefix("pg_") == true)
            child.send(SIGTERM)
            #expect(await child.end() == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/work").isEmpty)
        }
    }
}

import Foundation
import Rules
import Testing

@testable import ProxyRecords

@Suite("Log")
struct LogSinkTests {
    private func objects(_ folder: TemporaryFolder, _ name: String = "log") throws -> [[String: Any]] {
        try folder.text(name).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    private let plain = Redactor(detector: nil, registry: SecretRegistry())

    @Test("messages of the level and above, in their order, mode 0600")
    func levels() throws {
        let folder = try TemporaryFolder()
        let log = try LogSink(LogOptions(level: .notice, file: folder.file("log")), redactor: plain)
        for level in LogSink.Level.allCases { log.log(level, "\(level)") }
        log.setLevel(.trace)
        log.log(.trace, "now", requestID: "r", ["n": 1])
        log.close()
        #expect(try objects(folder).map { $0["msg"] as? String } == ["notice", "warning", "error", "now"])
        #expect(try folder.mode("log") == 0o600)
        #expect(throws: LogError.self) { try LogSink(LogOptions(file: folder.file("no/log")), redactor: plain) }
    }

    @Test(
        "canaries in every field of a message at trace level never reach the file", arguments: LogSink.Format.allCases)
    func canaries(format: LogSink.Format) throws {
        let folder = try TemporaryFolder()
        let registry = SecretRegistry()
        let rule = try RedactorWorkerTests.rule()
        let canaries = (0..<40).map { "PGCANARY-UP-" + String($0 &* 7_919_777_131 + 1_000_000_007, radix: 16) + "-z" }
        for canary in canaries { registry.register(Secret(canary.utf8)) }
        let shaped = "tk_" + "0a1b2c3d4e5f"
        let log = try LogSink(
            LogOptions(level: .trace, format: format, file: folder.file("log")),
            redactor: Redactor(detector: Detector(rules: try RuleSet([rule])), registry: registry))
        for canary in canaries + [shaped] {
            for level in LogSink.Level.allCases {
                log.log(
                    level, "upstream said \(canary)!", requestID: canary,
                    [
                        "header": .headers([
                            LogHeader("Authorization", "Bearer \(canary)"), LogHeader("X-\(canary)", canary),
                        ]),
                        "path": "/v1/models?key=\(canary)&b=c",
                        "body": "{\"error\":{\"message\":\"bad key: \(canary)\"}}",
                        "\(canary)": "name", "ip": .address(canary),
                        "half": "\(String(canary.prefix(canary.utf8.count - 3)))",
                        "basic":
                            "Basic \(Data("user:\(canary)".utf8).base64EncodedString())",
                    ])
            }
        }
        log.close()
        let text = try folder.text("log")
        #expect(log.droppedCount == 0 && text.split(separator: "\n").count == 41 * 6)
        for canary in canaries {
            #expect(!text.contains(canary) && !text.contains(canary.suffix(12)))
            #expect(!text.contains(Data("user:\(canary)".utf8).base64EncodedString()))
        }
        #expect(!text.contains("PGCANARY") && !text.contains(shaped) && text.contains("upstream said [redacted]!"))
    }

    @Test("a file that was moved away is opened anew on request")
    func reopen() throws {
        let folder = try TemporaryFolder()
        let log = try LogSink(LogOptions(file: folder.file("log")), redactor: plain)
        log.log(.info, "one")
        log.flush()
        try FileManager.default.moveItem(atPath: folder.file("log"), toPath: folder.file("old"))
        log.log(.info, "two")
        log.reopen()
        log.log(.info, "three")
        log.close()
        #expect(try objects(folder, "old").map { $0["msg"] as? String } == ["one", "two"])
        #expect(try objects(folder).map { $0["msg"] as? String } == ["three"])
    }

    @Test("a full queue drops, counts and tells")
    func drops() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyDisk()
        var options = LogOptions(file: folder.file("log"), capacity: 3)
        options.batchSize = 1
        options.write = disk.write
        let log = try LogSink(options, redactor: plain)
        disk.hold()
        log.log(.info, "first")
        disk.waitForAttempt()
        for number in 1...10 { log.log(.info, "m\(number)") }
        #expect(log.droppedCount == 7)
        disk.release()
        log.close()
        let objects = try objects(folder)
        #expect(objects.count == 5)
        #expect(objects.compactMap { $0["count"] as? Int } == [7])
    }
}

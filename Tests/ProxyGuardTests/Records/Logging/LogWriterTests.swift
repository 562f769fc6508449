import Foundation
import Testing

@testable import ProxyRecords

@Suite("Log writer")
struct LogWriterTests {
    @Test("after a full disk each message has a line of its own, and the lost ones are counted")
    func fullDisk() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyDisk()
        var options = LogOptions(file: folder.file("log"))
        options.write = disk.write
        let log = try LogSink(options, redactor: Redactor(detector: nil, registry: SecretRegistry()))
        disk.setFull(true)
        log.log(.info, "lost")
        log.flush()
        // The line that tells of it is begun while the disk is full, too.
        log.flush()
        disk.setFull(false)
        log.log(.info, "kept")
        log.close()
        let objects = try folder.text("log").split(separator: "\n").compactMap { line in
            try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        }
        #expect(log.droppedCount == 1)
        #expect(objects.contains { $0["msg"] as? String == "kept" })
        #expect(objects.compactMap { $0["count"] as? Int } == [1])
    }
}

import Foundation
import Testing

@testable import ProxyManagement

@Suite("Socket files")
struct SocketFileTests {
    @Test("what is no socket is left alone")
    func file() throws {
        let bench = try Bench()
        let path = bench.folder + "/file"
        try "kept".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: ManagementServerError.notASocket(path)) { try SocketFile(path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "kept")
    }

    @Test("a folder that is not there is told")
    func missing() {
        #expect(throws: ManagementServerError.self) { try SocketFile("/nowhere-at-all/m.sock") }
    }

    @Test("what is not published leaves nothing")
    func discard() throws {
        let bench = try Bench()
        let before = try FileManager.default.contentsOfDirectory(atPath: bench.folder)
        let file = try SocketFile(bench.folder + "/m.sock")
        #expect(throws: ManagementServerError.self) { try file.publish() }
        file.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder).sorted() == before.sorted())
    }
}

import Foundation
import Testing

@testable import ProxyRecords

@Suite("Open files")
struct OpenFileTests {
    @Test("a file is made mode 0600 and an open one is made so")
    func mode() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", to: "open")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file("open"))
        _ = try OpenFile(folder.file("open"), .append)
        _ = try OpenFile(folder.file("new"), .create)
        #expect(try folder.mode("open") == 0o600 && folder.mode("new") == 0o600)
        #expect(throws: SystemError(17)) { try OpenFile(folder.file("new"), .create) }
        #expect(throws: SystemError(2)) { try OpenFile(folder.file("none"), .read) }
        #expect(throws: SystemError.self) { try OpenFile(folder.path, .read) }
    }

    @Test("the lock is for one alone")
    func lock() throws {
        let folder = try TemporaryFolder()
        let first = try OpenFile(folder.file("a"), .update)
        let second = try OpenFile(folder.file("a"), .update)
        #expect(try first.lock())
        #expect(try second.lock() == false)
        #expect(second.isLocked())
        first.unlock()
        #expect(!second.isLocked())
        #expect(try second.lock())
    }

    @Test("bytes are written, read, cut; a disk that takes none is a full one")
    func content() throws {
        let folder = try TemporaryFolder()
        let file = try OpenFile(folder.file("a"), .append)
        try file.writeAll(Array("hello".utf8)) { descriptor, bytes in
            OpenFile.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(2)))
        }
        try file.synchronise()
        #expect(try file.read(at: 1, count: 9) == Array("ello".utf8))
        try file.truncate(to: 2)
        #expect(try file.size() == 2)
        #expect(throws: SystemError(28)) { try file.writeAll([1]) { _, _ in 0 } }
        #expect(throws: SystemError(5)) { try file.writeAll([1]) { _, _ in -5 } }
    }
}

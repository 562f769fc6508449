import Foundation
import Testing

@testable import ProxyStore

@Suite struct FileBytesTests {
    @Test func checksumsAndCopies() throws {
        let folder = try StoreFolder()
        try FileBytes.write("abc", to: try StateFile(folder.file("a")))
        // The example of FIPS 180-4.
        let expected = "ba7816bf" + "8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try FileBytes.checksum(of: folder.file("a")) == expected)
        #expect(try FileBytes.copy(folder.file("a"), to: try StateFile(folder.file("b"))) == expected)
        #expect(try FileBytes.text(of: folder.file("b")) == "abc")
        #expect(try FileBytes.text(of: folder.file("c")) == nil)
        #expect(try folder.mode("a") == 0o600 && folder.mode("b") == 0o600)
        let taken = #expect(throws: StoreError.self) { try FileBytes.write("x", to: try StateFile(folder.file("a"))) }
        #expect(taken?.code == .conflict)
        try FileBytes.sync(folder.file("a"))
        try FileBytes.sync(folder.path)
        #expect(failure { try FileBytes.checksum(of: folder.file("c")) } == .notFound)
    }

    @Test func aFileOfManyBuffers() throws {
        let folder = try StoreFolder()
        let data = Data((0..<600_001).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try data.write(to: URL(fileURLWithPath: folder.file("a")))
        _ = try FileBytes.copy(folder.file("a"), to: try StateFile(folder.file("b")))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("b"))) == data)
    }

    @Test func namesOfFiles() throws {
        let folder = try StoreFolder()
        try FileBytes.write("a", to: try StateFile(folder.file("a")))
        try FileBytes.link(folder.file("a"), as: folder.file("b"))
        let taken = #expect(throws: StoreError.self) { try FileBytes.link(folder.file("a"), as: folder.file("b")) }
        #expect(taken?.code == .conflict)
        FileBytes.remove(folder.file("a"))
        try FileBytes.rename(folder.file("b"), over: folder.file("c"))
        #expect(FileBytes.exists(folder.file("c")) && !FileBytes.exists(folder.file("b")))
        #expect(throws: StoreError.self) { try FileBytes.rename(folder.file("b"), over: folder.file("c")) }
    }
}

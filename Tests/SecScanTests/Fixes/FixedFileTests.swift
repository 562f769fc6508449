import Foundation
import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct FixedFileTests {
    private static let text = "FROM debian:12\nENV A b\nRUN apt install -y c\n"

    private static func fixed(
        _ folder: TestFolder, includesUnsafe: Bool = false, isStandardInput: Bool = false
    ) throws -> FixedFile {
        FixedFile(
            try folder.bytes("Dockerfile"), path: folder.path("Dockerfile"), isStandardInput: isStandardInput,
            includesUnsafe: includesUnsafe, checks: FileChecks(try RuleSet(CheckList.rules)), name: "Dockerfile",
            isHeld: { _, _ in false })
    }

    @Test func `Fixes are told by line, and the unsafe ones counted`() throws {
        let folder = try TestFolder()
        try folder.write("Dockerfile", Self.text)
        let file = try Self.fixed(folder)
        #expect(String(decoding: file.new, as: UTF8.self) == "FROM debian:12\nENV A=b\nRUN apt-get install -y c\n")
        #expect(file.fixes.map(\.line) == [2, 3] && file.unsafeCount == 1)
        let all = try Self.fixed(folder, includesUnsafe: true)
        #expect(all.fixes.count { $0.isUnsafe } == 1 && all.unsafeCount == 0)
    }

    @Test func `A file is replaced with its mode, and no other file is left`() throws {
        let folder = try TestFolder()
        try folder.write("Dockerfile", Self.text)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("Dockerfile"))
        let file = try Self.fixed(folder)
        try file.write()
        #expect(try folder.bytes("Dockerfile") == file.new)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("Dockerfile"))
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["Dockerfile"])
    }

    @Test func `A file that has changed is left alone`() throws {
        let folder = try TestFolder()
        try folder.write("Dockerfile", Self.text)
        let file = try Self.fixed(folder)
        try folder.write("Dockerfile", Self.text + "USER 1\n")
        #expect(throws: ScanError.self) { try file.write() }
        #expect(try folder.text("Dockerfile") == Self.text + "USER 1\n")
    }

    @Test func `A link is refused, and standard input is not written`() throws {
        let folder = try TestFolder()
        try folder.write("real", Self.text)
        try FileManager.default.createSymbolicLink(atPath: folder.path("Dockerfile"), withDestinationPath: "real")
        let file = try Self.fixed(folder)
        #expect(throws: ScanError.self) { try file.write() }
        try Self.fixed(folder, isStandardInput: true).write()
        #expect(try folder.text("real") == Self.text)
    }
}

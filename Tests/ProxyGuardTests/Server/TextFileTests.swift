import Foundation
import Testing

@testable import ProxyServer

@Suite struct TextFileTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    @Test func theWholeTextIsRead() throws {
        let path = try folder.write("text", "one: é\ntwo: \u{1F600}\n")
        #expect(try TextFile.read(path) == "one: é\ntwo: \u{1F600}\n")
    }

    @Test func aMissingFileIsToldInOneClause() {
        #expect(throws: TextFile.Problem(description: "the file cannot be read")) {
            try TextFile.read(folder.path + "/none")
        }
    }

    @Test func otherBytesAreNoText() throws {
        let path = folder.path + "/bytes"
        try Data([0x61, 0xFF, 0x62]).write(to: URL(filePath: path))
        #expect(throws: TextFile.Problem(description: "the file is no text in UTF-8")) { try TextFile.read(path) }
    }
}

import Testing

@testable import SecScan

@Suite struct MappedFileTests {
    @Test(arguments: [0, 1, 4096, 4097])
    func content(count: Int) throws {
        let folder = try TestFolder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        try folder.write("a", bytes)
        let file = try MappedFile(folder.path("a"))
        #expect(Array(file.bytes) == bytes)
    }

    @Test func onlyRegularFiles() throws {
        let folder = try TestFolder()
        #expect(throws: FileBytes.Failure.notRegular("not a regular file")) { try MappedFile(folder.path) }
        #expect(throws: FileBytes.Failure.self) { try MappedFile(folder.path("absent")) }
    }
}

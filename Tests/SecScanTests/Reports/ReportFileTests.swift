import Foundation
import Testing

@testable import SecScan

@Suite struct ReportFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
    }

    @Test(arguments: [0o600, 0o644, 0o755])
    func replacesWhatStandsThere(mode: Int) throws {
        try folder.write("r", "old, and longer")
        try ReportFile.write("new", to: folder.path("r"), mode: UInt32(mode))
        #expect(try folder.text("r") == "new")
        #expect(try self.mode("r") == mode)
        #expect(DirectoryListing.names(folder.path) == ["r"])
    }

    @Test func onlyItsOwnerReadsAReport() throws {
        try ReportFile.write("new", to: folder.path("r"))
        #expect(try mode("r") == 0o600)
    }

    @Test(arguments: ["link", "dangling", "folder", "absent/r"])
    func refused(name: String) throws {
        try folder.write("r", "old")
        try folder.write("folder/a", "")
        try folder.link("link", to: "r")
        try folder.link("dangling", to: "made")
        let error = #expect(throws: ScanError.self) { try ReportFile.write("new", to: folder.path(name)) }
        #expect(error?.code == .unwritable)
        #expect(try folder.text("r") == "old")
        #expect(!folder.exists("made"))
    }

    @Test func devicesAreWrittenTo() throws {
        try ReportFile.write("new", to: "/dev/null")
        try ReportFile.check("/dev/null")
    }

    @Test func checkedBeforehand() throws {
        try ReportFile.check(folder.path("r"))
        #expect(DirectoryListing.names(folder.path) == [])
        #expect(throws: ScanError.self) { try ReportFile.check(folder.path("absent/r")) }
    }

    @Test func writingToWhatIsClosedFails() throws {
        #expect(!ReportFile.writeAll([1], to: -1))
        #expect(ReportFile.writeAll([], to: -1))
    }
}

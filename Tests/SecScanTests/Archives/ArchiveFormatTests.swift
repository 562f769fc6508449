import CArchive
import Foundation
import TestSupport
import Testing

@testable import SecScan

@Suite struct ArchiveFormatTests {
    private func format(_ bytes: [UInt8]) -> ArchiveFormat? { bytes.withUnsafeBytes { ArchiveFormat(whole: $0) } }

    @Test func whatIsWrittenIsKnown() throws {
        let member = SampleArchive.Member("a.txt", "text")
        #expect(format(try SampleArchive.zip.make(member)) == .zip)
        #expect(format(try SampleArchive.zip.make([])) == .zip)
        #expect(format(try SampleArchive.sevenZip.make(member)) == .sevenZip)
        #expect(format(try SampleArchive.tar.make(member)) == .tar)
        #expect(format(try SampleArchive(format: ARCHIVE_FORMAT_TAR_GNUTAR).make(member)) == .tar)
        #expect(format(try SampleArchive.cpio.make(member)) == .cpio)
        #expect(format(try SampleArchive(format: ARCHIVE_FORMAT_CPIO_POSIX).make(member)) == .cpio)
        #expect(format(try SampleArchive.ar.make(member)) == .ar)
        #expect(format(try SampleArchive.stream(ARCHIVE_FILTER_GZIP, [1])) == .gzip)
        #expect(format(try SampleArchive.stream(ARCHIVE_FILTER_BZIP2, [1])) == .bzip2)
        #expect(format(try SampleArchive.stream(ARCHIVE_FILTER_BZIP2, [])) == .bzip2)
        #expect(format(try SampleArchive.stream(ARCHIVE_FILTER_XZ, [1])) == .xz)
        #expect(format(try SampleArchive.stream(ARCHIVE_FILTER_ZSTD, [1])) == .zstandard)
        #expect(format([0xED, 0xAB, 0xEE, 0xDB, 3, 0, 0, 0]) == .rpm)
    }

    @Test(arguments: [
        "", "PK", "PK and more text", "BZh9 is no bzip2", "7z is short", "070707 is a number", "#!/bin/sh\necho PK\n",
        "!<arch>", "ustar",
    ])
    func textIsNone(_ text: String) {
        #expect(format(Array(text.utf8)) == nil)
        #expect(format(Array(text.utf8) + [UInt8](repeating: 0x20, count: 1000)) == nil)
    }

    /// The word at its place is not enough.
    @Test func aTarHasAChecksum() throws {
        var bytes = try SampleArchive.tar.make(SampleArchive.Member("a.txt", "text"))
        bytes[0] ^= 1
        #expect(format(bytes) == nil)
        #expect(format(Array(bytes[..<400])) == nil)
    }

    @Test func aZipBehindAScriptOrAProgram() throws {
        let zip = try SampleArchive.zip.make(SampleArchive.Member("a.txt", "text"))
        #expect(format(Array("#!/usr/bin/env python3\n".utf8) + zip) == .zip)
        #expect(format([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 0] + zip) == .zip)
        #expect(format(Array("text\n".utf8) + zip) == nil)
        #expect(format(Array("#!/bin/sh\n".utf8) + zip + [0]) == nil)
    }

    @Test func howItIsRead() {
        #expect(ArchiveFormat.allCases.filter(\.needsSeeking) == [.zip, .sevenZip])
        #expect(ArchiveFormat.allCases.filter(\.isStream) == [.gzip, .bzip2, .xz, .zstandard, .rpm])
    }
}

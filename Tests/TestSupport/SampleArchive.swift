import CArchive
import Foundation

/// Archives that libarchive writes into memory.
package struct SampleArchive {
    package enum Failure: Error { case libarchive(String) }

    package struct Member {
        package var name: [UInt8]
        package var content: [UInt8] = []
        /// Where a symbolic link points to.
        package var link: String?

        package init(_ name: String, _ content: String = "", link: String? = nil) {
            self.init(name, Array(content.utf8), link: link)
        }

        package init(_ name: String, _ content: [UInt8], link: String? = nil) {
            self.name = Array(name.utf8)
            self.content = content
            self.link = link
        }
    }

    package var format: Int32
    package var filter: Int32
    /// As archive_write_set_options(3) takes them.
    package var options: String
    package var passphrase: String?

    package init(
        format: Int32 = ARCHIVE_FORMAT_ZIP, filter: Int32 = ARCHIVE_FILTER_NONE, options: String = "",
        passphrase: String? = nil
    ) {
        self.format = format
        self.filter = filter
        self.options = options
        self.passphrase = passphrase
    }

    package static let zip = SampleArchive()
    package static let stored = SampleArchive(options: "zip:compression=store")
    package static let encrypted = SampleArchive(options: "zip:encryption=traditional", passphrase: "open")
    package static let tar = SampleArchive(format: ARCHIVE_FORMAT_TAR_PAX_RESTRICTED)
    package static let sevenZip = SampleArchive(format: ARCHIVE_FORMAT_7ZIP)
    package static let cpio = SampleArchive(format: ARCHIVE_FORMAT_CPIO_SVR4_NOCRC)
    package static let ar = SampleArchive(format: ARCHIVE_FORMAT_AR)

    package static func tar(_ filter: Int32) -> SampleArchive {
        SampleArchive(format: ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, filter: filter)
    }

    /// One compressed stream.
    package static func stream(_ filter: Int32, _ content: [UInt8]) throws -> [UInt8] {
        try SampleArchive(format: ARCHIVE_FORMAT_RAW, filter: filter).make([Member("data", content)])
    }

    package func make(_ members: Member...) throws -> [UInt8] { try make(members) }

    package func make(_ members: [Member]) throws -> [UInt8] {
        let archive = archive_write_new()
        defer { archive_write_free(archive) }
        func check(_ status: Int32) throws {
            guard status < ARCHIVE_WARN else { return }
            throw Failure.libarchive(archive_error_string(archive).map { String(cString: $0) } ?? "\(status)")
        }
        try check(archive_write_add_filter(archive, filter))
        // Known by its name only.
        try check(
            format == ARCHIVE_FORMAT_AR
                ? archive_write_set_format_ar_svr4(archive) : archive_write_set_format(archive, format))
        if !options.isEmpty { try check(archive_write_set_options(archive, options)) }
        if let passphrase { try check(archive_write_set_passphrase(archive, passphrase)) }
        let room = members.reduce(1 << 18) { $0 + 2 * $1.content.count + 4 * $1.name.count + 4096 }
        var output = [UInt8](repeating: 0, count: room)
        var used = 0
        try output.withUnsafeMutableBytes { buffer in
            try check(archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used))
            for member in members {
                let entry = archive_entry_new()
                defer { archive_entry_free(entry) }
                archive_entry_set_pathname(entry, (member.name + [0]).map { CChar(bitPattern: $0) })
                archive_entry_set_perm(entry, 0o644)
                archive_entry_set_filetype(entry, member.link == nil ? 0o100000 : 0o120000)
                if let link = member.link { archive_entry_set_symlink(entry, link) }
                archive_entry_set_size(entry, Int64(member.content.count))
                try check(archive_write_header(archive, entry))
                var written = 0
                while written < member.content.count {
                    let count = member.content.withUnsafeBytes {
                        archive_write_data(archive, $0.baseAddress.map { $0 + written }, $0.count - written)
                    }
                    try check(count <= 0 ? ARCHIVE_FATAL : ARCHIVE_OK)
                    written += count
                }
            }
            try check(archive_write_close(archive))
        }
        return Array(output[..<used])
    }
}

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

enum DirectoryListing {
    enum Kind { case directory, file, link, other }

    struct Entry {
        var name: [UInt8]
        var kind: Kind
    }

    /// Names in a folder, sorted, without `.` and `..`; empty when it cannot be read.
    static func names(_ path: String) -> [String] {
        ((try? entries(Array(path.utf8))) ?? []).map { String(decoding: $0.name, as: UTF8.self) }
    }

    /// - Parameter path: bytes, since names need not be UTF-8.
    static func entries(_ path: [UInt8]) throws(FileBytes.Failure) -> [Entry] {
        let terminated = (path + [0]).map { CChar(bitPattern: $0) }
        guard let directory = opendir(terminated) else { throw .system(errno) }
        defer { closedir(directory) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let record = readdir(directory) else {
                if errno != 0 { throw .system(errno) }
                break
            }
            // Copying the field would read its full 256 bytes, past the end of the last record of a page.
            let name = Array(UnsafeRawBufferPointer(start: text(of: record), count: strlen(text(of: record))))
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            var kind = kind(Int32(record.pointee.d_type))
            if record.pointee.d_type == DT_UNKNOWN { kind = self.kind(path + [0x2F] + name) ?? .other }
            entries.append(Entry(name: name, kind: kind))
        }
        return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    private static func text(of record: UnsafeMutablePointer<dirent>) -> UnsafePointer<CChar> {
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        return (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: CChar.self)
    }

    private static func kind(_ type: Int32) -> Kind {
        switch type {
        case Int32(DT_DIR): .directory
        case Int32(DT_REG): .file
        case Int32(DT_LNK): .link
        default: .other
        }
    }

    /// What stands at a path that somebody typed; nil when nothing does.
    static func kindFollowingLinks(_ path: [UInt8]) -> Kind? {
        var status = stat()
        guard stat((path + [0]).map { CChar(bitPattern: $0) }, &status) == 0 else { return nil }
        return kind(mode: status.st_mode)
    }

    /// What stands at a path, links not followed; nil when nothing does.
    static func kind(_ path: [UInt8]) -> Kind? {
        var status = stat()
        guard lstat((path + [0]).map { CChar(bitPattern: $0) }, &status) == 0 else { return nil }
        return kind(mode: status.st_mode)
    }

    private static func kind(mode: mode_t) -> Kind {
        switch mode & S_IFMT {
        case S_IFDIR: .directory
        case S_IFREG: .file
        case S_IFLNK: .link
        default: .other
        }
    }
}

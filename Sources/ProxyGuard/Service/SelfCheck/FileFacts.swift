internal import Glibc

/// What the system tells of a file, links followed.
struct FileFacts: Hashable, Sendable {
    /// The permissions, such as 0o600.
    var mode: UInt32
    var owner: UInt32
    var isRegular: Bool
    var isFolder: Bool
    /// In bytes.
    var size: Int
    /// The same for every name of one file.
    var identity: [UInt64]

    /// Nil where there is no file, or nobody may ask.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        mode = UInt32(status.st_mode) & 0o7777
        owner = status.st_uid
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        size = Int(status.st_size)
        identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    }

    /// Whether anybody but its owner may read, write or enter it.
    var isOpenToOthers: Bool { mode & 0o077 != 0 }

    /// Whether anybody but its owner may write to it.
    var isWritableByOthers: Bool { mode & 0o022 != 0 }

    /// Whether others can put something else in its place: of a folder without the sticky bit everybody who may write.
    static func isReplaceable(_ path: String) -> Bool {
        guard let folder = FileFacts(folder(of: path)) else { return false }
        return folder.isWritableByOthers && folder.mode & 0o1000 == 0
    }

    /// Whether the program may write to it.
    static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// Four octal digits, as chmod takes them.
    var modeText: String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The folder that a path stands in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The names in a folder, sorted; nil where it cannot be read.
    static func names(in folder: String) -> [String]? {
        guard let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

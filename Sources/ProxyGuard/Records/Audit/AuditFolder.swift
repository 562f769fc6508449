#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The files of one record: the one that grows, those that are full, and the head.
struct AuditFolder: Hashable, Sendable {
    /// A file that is full, by the numbers in its name.
    struct Segment: Hashable, Sendable {
        var first: Int64
        var last: Int64
        var path: String
    }

    /// Without the slash at its end.
    let directory: String
    let name: String

    init(file: String) {
        let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
        directory = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    }

    var active: String { path(name) }
    var head: String { active + ".head" }
    /// A file that is about to become the active one.
    var next: String { active + ".next" }

    func path(_ name: String) -> String { directory == "/" ? "/" + name : directory + "/" + name }

    /// `audit-<first>-<last>.jsonl` for `audit.jsonl`; padded so that a listing shows them in order.
    func segment(first: Int64, last: Int64) -> String {
        func padded(_ number: Int64) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        }
        return path("\(stem)-\(padded(first))-\(padded(last))\(ending)")
    }

    /// Full files in the order of their events.
    func segments() throws(AuditError) -> [Segment] {
        try Self.names(in: directory).compactMap { name in
            guard name.hasPrefix(stem + "-"), name.hasSuffix(ending),
                name.utf8.count > stem.utf8.count + ending.utf8.count
            else { return nil }
            let middle = name.dropFirst(stem.count + 1).dropLast(ending.count)
            guard let (first, last) = Self.numbers(middle) else { return nil }
            return Segment(first: first, last: last, path: path(name))
        }.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    }

    /// Whether the name is one that a full file gets.
    static func isSegment(_ name: String) -> Bool {
        let stem = name.hasSuffix(".jsonl") ? name.dropLast(".jsonl".count) : name[...]
        let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count > 2 && numbers(parts.suffix(2).joined(separator: "-")) != nil
    }

    private static func numbers(_ text: some StringProtocol) -> (first: Int64, last: Int64)? {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count == 2, numbers.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let first = Int64(numbers[0]), let last = Int64(numbers[1])
        else { return nil }
        return (first, last)
    }

    /// The file of the record in a folder: the one that has a head. Nil unless there is exactly one.
    static func find(in directory: String) throws(AuditError) -> AuditFolder? {
        let heads = try names(in: directory).filter { $0.hasSuffix(".head") && $0 != ".head" }
        guard heads.count == 1, let head = heads.first else { return nil }
        return AuditFolder(file: directory + "/" + head.dropLast(".head".count))
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Throws unless nobody else can put files there.
    func checkSafety() throws(AuditError) {
        var status = stat()
        guard stat(directory, &status) == 0 else {
            throw .unsafeFolder(directory, why: SystemError.last.description)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unsafeFolder(directory, why: "is no folder") }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw .unsafeFolder(directory, why: "belongs to another user")
        }
        guard status.st_mode & 0o022 == 0 else { throw .unsafeFolder(directory, why: "others may write in it") }
    }

    func rename(_ old: String, to new: String) throws(SystemError) {
        #if canImport(Glibc)
        guard Glibc.rename(old, new) == 0 else { throw SystemError.last }
        #else
        guard Darwin.rename(old, new) == 0 else { throw SystemError.last }
        #endif
    }

    func remove(_ path: String) throws(SystemError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw SystemError.last }
    }

    /// Makes names that were given or taken away last.
    func synchronise() throws(SystemError) {
        let descriptor = open(directory, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw SystemError.last }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError.last }
    }

    private var stem: String { name.hasSuffix(".jsonl") ? String(name.dropLast(".jsonl".count)) : name }
    private var ending: String { name.hasSuffix(".jsonl") ? ".jsonl" : "" }

    private static func names(in directory: String) throws(AuditError) -> [String] {
        guard let listing = opendir(directory) else {
            throw .unusable(directory, why: SystemError.last.description)
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let name { names.append(name) }
        }
        return names
    }
}

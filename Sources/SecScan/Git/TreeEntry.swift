#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// An entry of a git tree object: `mode SP name NUL id`.
struct TreeEntry {
    var mode: UInt32
    /// Valid while the tree's bytes are, except in a `detached` entry, where it is empty.
    var name: UnsafeRawBufferPointer
    var id: ObjectID

    var isTree: Bool { mode == 0o040000 }
    var isSubmodule: Bool { mode == 0o160000 }
    var isSymbolicLink: Bool { mode == 0o120000 }
    /// A regular file or a symbolic link, whose blob is its target.
    var isFile: Bool { !isTree && !isSubmodule }

    var detached: TreeEntry { TreeEntry(mode: mode, name: UnsafeRawBufferPointer(start: nil, count: 0), id: id) }

    /// Calls `body` for each entry of a tree's content.
    /// - Returns: false when the content is damaged; the entries before the damage were passed on.
    @discardableResult
    static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (TreeEntry) -> Void) -> Bool {
        var index = 0
        while index < bytes.count {
            guard let (entry, next) = parse(bytes, at: index) else { return false }
            body(entry)
            index = next
        }
        return true
    }

    /// The entry that begins at `start`, and where the next one does; nil when it is damaged.
    static func parse(_ bytes: UnsafeRawBufferPointer, at start: Int) -> (entry: TreeEntry, next: Int)? {
        var index = start
        var mode: UInt32 = 0
        while index < bytes.count, bytes[index] != 0x20 {
            guard bytes[index] &- UInt8(ascii: "0") < 8, mode < 1 << 20 else { return nil }
            mode = mode << 3 | UInt32(bytes[index] - UInt8(ascii: "0"))
            index += 1
        }
        let name = index + 1
        guard name < bytes.count, let base = bytes.baseAddress,
            let zero = memchr(base + name, 0, bytes.count - name)
        else { return nil }
        let end = UnsafeRawPointer(zero) - base
        guard end + 21 <= bytes.count else { return nil }
        return (
            TreeEntry(
                mode: mode, name: UnsafeRawBufferPointer(rebasing: bytes[name..<end]), id: ObjectID(base + end + 1)),
            end + 21
        )
    }
}

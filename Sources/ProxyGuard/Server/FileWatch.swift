internal import Foundation

/// Files that are looked at again and again, to see whether they changed.
///
/// Times and sizes are compared, of what links lead to: mounted secrets are exchanged by changing a link. Asking for them each second is
/// meant so: an event of inotify, which Linux alone has, tells of a folder and not of what a chain of links leads to, comes from no
/// network's file system, and would have to be set up anew after each exchange; a few calls of `stat` cost nothing beside that.
public struct FileWatch {
    private struct Mark: Hashable {
        var device: UInt64
        var file: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    private var paths: [String]
    /// What the last report was about.
    private var reported: [Mark?]
    /// What was seen last; a change counts once it is seen twice, so that no half-written file is read.
    private var seen: [Mark?]

    /// Begins with how the files are now.
    public init(_ paths: [String]) {
        self.paths = paths
        seen = paths.map(Self.mark)
        reported = seen
    }

    /// Looks at these from now on, beginning with how they are now; those that were looked at before go on from what was seen of them.
    mutating func replace(with paths: [String]) {
        let known = Dictionary(zip(self.paths, zip(seen, reported)), uniquingKeysWith: { first, _ in first })
        let marks = paths.map { path -> (Mark?, Mark?) in
            if let marks = known[path] { return marks }
            let mark = Self.mark(path)
            return (mark, mark)
        }
        (self.paths, seen, reported) = (paths, marks.map(\.0), marks.map(\.1))
    }

    /// Whether something changed since this was true last, and has not changed since it was asked last.
    public mutating func hasChanged() -> Bool {
        let now = paths.map(Self.mark)
        defer { seen = now }
        guard now == seen, now != reported else { return false }
        reported = now
        return true
    }

    private static func mark(_ path: String) -> Mark? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Mark(
            device: UInt64(status.st_dev), file: UInt64(status.st_ino), size: Int64(status.st_size),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
}

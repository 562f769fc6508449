internal import Synchronization

/// The files that are watched while the program runs; a configuration that counts anew may name others.
public final class WatchedFiles: Sendable {
    private let watch: Mutex<FileWatch>

    /// Begins with how the files are now.
    public init(_ paths: [String]) { watch = Mutex(FileWatch(paths)) }

    /// Watches these from now on; of those that were watched before no change is lost.
    public func replace(with paths: [String]) { watch.withLock { $0.replace(with: paths) } }

    /// Whether something changed since this was true last, and has not changed since it was asked last.
    public func hasChanged() -> Bool { watch.withLock { $0.hasChanged() } }
}

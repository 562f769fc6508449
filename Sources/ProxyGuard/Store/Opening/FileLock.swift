internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Keeps a second program from the same file for as long as this lives.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock `<path>.lock`; the file stays afterwards, since removing it would let two programs in.
    init(for path: String) throws(StoreError) {
        let name = path + ".lock"
        let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(.io, "\(name): cannot be created (\(SystemFailure.last)); check the folder's permissions")
        }
        _ = fchmod(descriptor, 0o600)
        var result = flock(descriptor, LOCK_EX | LOCK_NB)
        while result != 0, errno == EINTR { result = flock(descriptor, LOCK_EX | LOCK_NB) }
        guard result == 0 else {
            let failure = errno
            close(descriptor)
            guard failure == EWOULDBLOCK else {
                throw StoreError(.io, "\(name): cannot be locked (\(SystemFailure(failure)))")
            }
            throw StoreError(.locked, "\(path): another proxyguard uses this file; stop it or choose another file")
        }
        self.descriptor = Mutex(descriptor)
    }

    /// Gives the lock back; a second time nothing happens.
    func release() {
        descriptor.withLock { descriptor in
            if let descriptor {
                // Said aloud: a child that another part has just started has the descriptor, too, until its own program runs.
                flock(descriptor, LOCK_UN)
                close(descriptor)
            }
            descriptor = nil
        }
    }

    deinit { release() }
}

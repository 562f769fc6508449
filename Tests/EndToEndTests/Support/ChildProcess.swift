import Foundation
import Synchronization

/// A process with files as its standard streams.
///
/// Foundation's `Process` is not made for many that are started at once from several threads.
final class ChildProcess: Sendable {
    private let identifier: pid_t
    private let hasEnded = Mutex(false)

    /// - Parameter files: for standard input, output and error.
    init(_ arguments: [String], folder: String, environment: [String: String], files: [String]) throws {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (descriptor, file) in files.enumerated() {
            let mode = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file, mode, 0o644)
        }
        // A group of its own, so that a hanging one goes with all that it started; default signals.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        // Changing the folder is no part of POSIX's spawning, and the folder of this process is one for all threads.
        let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + arguments
        let words = shell.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, shell[0], &actions, &attributes, words, variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
        self.identifier = identifier
    }

    /// Waits for its end: the exit status, or 128 and the number of the signal that ended it.
    func status(limit: Double) async -> Int32 {
        DispatchQueue.global().asyncAfter(deadline: .now() + limit) { [weak self] in
            guard let self else { return }
            hasEnded.withLock { if !$0 { kill(-self.identifier, SIGKILL) } }
        }
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var information = siginfo_t()
                while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
                var status: Int32 = 0
                hasEnded.withLock {
                    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
                    $0 = true
                }
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? status >> 8 & 0xFF : 128 + signal)
            }
        }
    }
}

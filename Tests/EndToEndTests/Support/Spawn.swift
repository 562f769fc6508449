import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Starts programs. Not by Foundation's `Process`, which crashes now and then when many are started at once (Swift 6.3, Linux: it copies
/// 256 bytes of every directory entry, also of the last one before the end of a page).
enum Spawn {
    struct Failure: Error {
        var call: String
        var code: Int32
    }

    /// - Parameters:
    ///   - files: for standard input, output and error.
    ///   - limit: seconds after which the program is killed: it hangs.
    /// - Returns: the exit status, or 128 and the signal.
    static func run(
        _ arguments: [String], at folder: String, environment: [String: String], files: [String], limit: Double
    ) async throws -> Int32 {
        await Gate.shared.enter()
        do {
            let process = try start(arguments, at: folder, environment: environment, files: files)
            let killer = DispatchWorkItem { kill(process, SIGKILL) }
            DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: killer)
            let status = await withCheckedContinuation { continuation in
                // A thread of its own waits: there are few enough of them, thanks to the gate.
                DispatchQueue.global().async {
                    var status: Int32 = 0
                    while waitpid(process, &status, 0) < 0, errno == EINTR {}
                    continuation.resume(returning: status)
                }
            }
            killer.cancel()
            await Gate.shared.leave()
            return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
        } catch {
            await Gate.shared.leave()
            throw error
        }
    }

    private static func start(
        _ arguments: [String], at folder: String, environment: [String: String], files: [String]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, file) in files.enumerated() {
            let flags = descriptor == 0 ? O_RDONLY : O_WRONLY
            posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file, flags, 0)
        }
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        // Nothing else of the test process is passed on.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The runtime of the tests may ignore signals that programs rely on.
        var defaults = sigset_t()
        sigfillset(&defaults)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        var argv = arguments.map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, arguments[0], &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw Failure(call: "posix_spawn", code: code) }
        return process
    }
}

/// Lets a few programs run at a time: hundreds of tests start together.
actor Gate {
    static let shared = Gate(4)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

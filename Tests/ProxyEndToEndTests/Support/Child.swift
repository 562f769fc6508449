import Foundation
import Synchronization

/// A process whose output is collected while it runs.
final class Child: Sendable {
    /// What one of its streams wrote.
    fileprivate final class Stream: Sendable {
        private struct State {
            var bytes: [UInt8] = []
            var hasEnded = false
            var waiters: [(isEnough: @Sendable (String) -> Bool, continuation: CheckedContinuation<Bool, Never>)] = []
        }

        private let state = Mutex(State())

        var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

        /// Reads until the other side has closed it.
        func read(_ descriptor: Int32) {
            Thread.detachNewThread { [self] in
                var buffer = [UInt8](repeating: 0, count: 64 << 10)
                while true {
                    let count = Foundation.read(descriptor, &buffer, buffer.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    add(buffer[..<count])
                }
                close(descriptor)
                add([])
            }
        }

        fileprivate func add(_ bytes: ArraySlice<UInt8>) {
            let ready = state.withLock { state in
                state.bytes += bytes
                if bytes.isEmpty { state.hasEnded = true }
                let text = String(decoding: state.bytes, as: UTF8.self)
                let verdicts = state.waiters.map { $0.isEnough(text) }
                let ready = zip(state.waiters, verdicts).filter { $0.1 || state.hasEnded }
                state.waiters = zip(state.waiters, verdicts).filter { !$0.1 && !state.hasEnded }.map(\.0)
                return ready.map { ($0.0.continuation, $0.1) }
            }
            for (continuation, isThere) in ready { continuation.resume(returning: isThere) }
        }

        /// Waits until it is enough; false if the stream ends before.
        func shows(_ isEnough: @escaping @Sendable (String) -> Bool) async -> Bool {
            await withCheckedContinuation { continuation in
                let verdict = state.withLock { state -> Bool? in
                    if isEnough(String(decoding: state.bytes, as: UTF8.self)) { return true }
                    if state.hasEnded { return false }
                    state.waiters.append((isEnough, continuation))
                    return nil
                }
                if let verdict { continuation.resume(returning: verdict) }
            }
        }
    }

    /// Seconds that a program may run at all: whoever waits for what it never writes waits no longer.
    private static let lifetime: Double = 200

    let identifier: pid_t
    private let output = Stream()
    private let errors = Stream()
    private let status = Mutex<Int32?>(nil)
    private let ended = Stream()

    init(_ arguments: [String], folder: String, environment: [String: String], input: String = "/dev/null") throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // Closed on exec, so that no other child holds them open.
        var pipes: [[Int32]] = [[-1, -1], [-1, -1]]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        for index in pipes.indices {
            guard socketpair(AF_UNIX, kind, 0, &pipes[index]) == 0 else { throw POSIXError(.EMFILE) }
        }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[0][1], 1)
        posix_spawn_file_actions_adddup2(&actions, pipes[1][1], 2)
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        // The folder of this process is one for all threads.
        let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + arguments
        let words = shell.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, shell[0], &actions, &attributes, words, variables)
        for pipe in pipes { close(pipe[1]) }
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
        self.identifier = identifier
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.lifetime) { [weak self] in self?.send(SIGKILL) }
        output.read(pipes[0][0])
        errors.read(pipes[1][0])
        Thread.detachNewThread { [self] in
            var status: Int32 = 0
            while waitpid(self.identifier, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            self.status.withLock { $0 = signal == 0 ? status >> 8 & 0xFF : 128 + signal }
            ended.finish()
        }
    }

    /// What it wrote to standard output so far.
    var standardOutput: String { output.text }
    /// What it wrote to standard error so far.
    var standardError: String { errors.text }

    /// Waits until standard error holds a text; false if it ends before.
    func tells(_ text: String) async -> Bool { await errors.shows { $0.contains(text) } }

    /// Waits until standard error holds a text so many times; false if it ends before.
    func tells(_ text: String, times: Int) async -> Bool {
        await errors.shows { $0.components(separatedBy: text).count > times }
    }

    /// Waits until standard output holds a text; false if it ends before.
    func prints(_ text: String) async -> Bool { await output.shows { $0.contains(text) } }

    /// Does nothing when it has ended.
    func send(_ signal: Int32) { status.withLock { if $0 == nil { kill(identifier, signal) } } }

    /// Waits for its end, and kills it after a time: the exit status, or 128 and the number of the signal that ended it.
    func end(within seconds: Double = 60) async -> Int32 {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in self?.send(SIGKILL) }
        _ = await ended.shows { _ in false }
        _ = await errors.shows { _ in false }
        _ = await output.shows { _ in false }
        return status.withLock { $0 ?? -1 }
    }
}

extension Child.Stream {
    fileprivate func finish() { add([]) }
}

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A program that prints a secret: started without a shell, with an empty environment, nothing to read, and its errors unseen.
///
/// It runs in a process group of its own. When it ends, prints too much or takes too long, the whole group is killed.
struct SecretProgram {
    /// The absolute path of the program, and its arguments.
    var words: [String]
    var source: String
    var timeout: Duration
    /// Is told the process once it runs; for tests.
    var whenStarted: (pid_t) -> Void = { _ in }

    /// What the program printed before it ended with status 0.
    func output() throws(SecretError) -> [UInt8] {
        try checkProgram()
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(errno, source, "started") }
        defer { close(ends[0]) }
        let deadline = ContinuousClock.now + timeout
        let process: pid_t
        do throws(SecretError) {
            process = try start(writingTo: ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        close(ends[1])
        whenStarted(process)
        let printed: Result<[UInt8], SecretError>
        do throws(SecretError) {
            let bytes = try readAll(ends[0], until: deadline)
            try awaitEnd(of: process, until: deadline)
            printed = .success(bytes)
        } catch {
            printed = .failure(error)
        }
        let status = Self.end(process)
        let bytes = try printed.get()
        try checkStatus(status)
        return bytes
    }

    // MARK: Start

    private func checkProgram() throws(SecretError) {
        guard let path = words.first, path.hasPrefix("/") else {
            throw SecretError(.program, source, "a program is named by its absolute path")
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .system(errno, source, "started") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SecretError(.notAFile, source, "it is no regular file")
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw SecretError(
                .owner, source, "the program belongs to user \(status.st_uid); it has to be root's or ours")
        }
        guard status.st_mode & 0o022 == 0 else {
            throw SecretError(.mode, source, "others may change the program; chmod go-w it")
        }
    }

    private func start(writingTo output: Int32) throws(SecretError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Nothing else that is open here may reach it, nor what other threads open meanwhile; what is not open is passed over.
        for descriptor in 3..<Self.descriptorLimit { posix_spawn_file_actions_addclose(&actions, descriptor) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var arguments = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &environment)
        guard failure == 0 else { throw .system(failure, source, "started") }
        return process
    }

    // MARK: Run

    private static var descriptorLimit: Int32 { Int32(max(3, min(sysconf(Int32(_SC_OPEN_MAX)), 65_536))) }

    private func readAll(
        _ descriptor: Int32, until deadline: ContinuousClock.Instant
    ) throws(SecretError) -> [UInt8] {
        let most = SecretResolver.longest + 2
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&wanted, 1, Self.milliseconds(until: deadline))
            if ready < 0, errno == EINTR { continue }
            guard ready >= 0 else { throw .system(errno, source, "read") }
            guard ready > 0 else { throw tookTooLong }
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno, source, "read") }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= most else { throw .tooLong(source) }
        }
    }

    /// Waits until the program has ended, and leaves it to be reaped: as long as it is not, no other process gets its number.
    private func awaitEnd(of process: pid_t, until deadline: ContinuousClock.Instant) throws(SecretError) {
        while true {
            var information = siginfo_t()
            let result = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
            if result < 0, errno == EINTR { continue }
            // Somebody else has reaped it.
            guard result == 0 else { return }
            if information.si_signo == SIGCHLD { return }
            guard ContinuousClock.now < deadline else { throw tookTooLong }
            // It has closed its output and ends soon; there is no call that waits with a limit.
            poll(nil, 0, 1)
        }
    }

    /// Kills what is left of the group and reaps the program.
    ///
    /// - Returns: its status as `waitpid` gives it, nil if somebody else has it.
    private static func end(_ process: pid_t) -> Int32? {
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        return status
    }

    private func checkStatus(_ status: Int32?) throws(SecretError) {
        guard let status else { throw SecretError(.status, source, "the program's status is not known") }
        let signal = status & 0x7F
        guard signal == 0 else { throw SecretError(.status, source, "signal \(signal) ended the program") }
        let code = status >> 8 & 0xFF
        guard code == 0 else { throw SecretError(.status, source, "the program ended with status \(code)") }
    }

    private var tookTooLong: SecretError {
        SecretError(.timeout, source, "the program took too long and was stopped")
    }

    /// Rounded up, so that the wait does not end before the deadline.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let left = ContinuousClock.now.duration(to: deadline).components
        guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
        return Int32(min(left.seconds, 86_400) * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
    }
}

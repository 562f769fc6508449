internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Another program, run to its end with bytes on its standard input.
enum ChildProcess {
    struct Result {
        var output: [UInt8]
        var errors: [UInt8]
        /// What it exited with; nil if a signal ended it.
        var status: Int32?
    }

    /// - Parameters:
    ///   - arguments: the first is the path of the program.
    ///   - seconds: it is killed after these.
    /// - Throws: a `ScanError` if it cannot be started or takes too long.
    static func run(_ arguments: [String], input: [UInt8], seconds: Int) throws(ScanError) -> Result {
        var pipes = Pipes()
        defer { pipes.close() }
        var child: pid_t = 0
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        // A child that another thread starts must not get pipes that it would hold open.
        let status = starting.withLock { _ in pipes.open() ? pipes.spawn(&child, arguments[0], &words) : errno }
        guard status == 0 else {
            throw ScanError(.unreadable, "\(arguments[0]) cannot be started: \(String(cString: strerror(status)))")
        }
        pipes.closeTheirs()
        let deadline = ContinuousClock.now + .seconds(seconds)
        let isDone = pipes.exchange(input, until: deadline)
        if !isDone { kill(child, SIGKILL) }
        var ended: Int32 = 0
        while waitpid(child, &ended, 0) < 0, errno == EINTR {}
        guard isDone else { throw ScanError(.unreadable, "it took longer than \(seconds) seconds") }
        return Result(
            output: pipes.output, errors: pipes.errors, status: ended & 0x7F == 0 ? ended >> 8 & 0xFF : nil)
    }

    private static let starting = Mutex(())
}

/// The standard streams of a child and our ends of them.
private struct Pipes {
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    /// For each stream the end that is read and the one that is written to; -1 when closed.
    private var ends: [[Int32]] = []

    mutating func open() -> Bool {
        for stream in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard (stream == 0 ? Self.socketPair(&pair) : pipe(&pair)) == 0 else { return false }
            ends.append(pair)
            for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        _ = fcntl(ends[0][1], F_SETFL, O_NONBLOCK)
        return true
    }

    /// Writing to a socket whose reader is gone can do without a signal.
    private static func socketPair(_ pair: inout [Int32]) -> Int32 {
        #if canImport(Glibc)
        return socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
        #else
        guard socketpair(AF_UNIX, SOCK_STREAM, 0, &pair) == 0 else { return -1 }
        var isOn: Int32 = 1
        return setsockopt(pair[1], SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    private func write(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBytes { bytes in
            #if canImport(Glibc)
            send(ends[0][1], bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            #else
            send(ends[0][1], bytes.baseAddress, bytes.count, 0)
            #endif
        }
    }

    func spawn(
        _ child: inout pid_t, _ program: String, _ words: inout [UnsafeMutablePointer<CChar>?]
    ) -> Int32 {
        #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        #else
        var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0][0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1][1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[2][1], STDERR_FILENO)
        return posix_spawn(&child, program, &actions, nil, &words, environ)
    }

    mutating func closeTheirs() {
        close(&ends[0][0])
        close(&ends[1][1])
        close(&ends[2][1])
    }

    mutating func close() {
        for stream in ends.indices {
            close(&ends[stream][0])
            close(&ends[stream][1])
        }
    }

    private func close(_ end: inout Int32) {
        guard end >= 0 else { return }
        #if canImport(Glibc)
        _ = Glibc.close(end)
        #else
        _ = Darwin.close(end)
        #endif
        end = -1
    }

    /// Writes and reads until the child has closed its streams.
    /// - Returns: false if the time was over before.
    mutating func exchange(_ input: [UInt8], until deadline: ContinuousClock.Instant) -> Bool {
        var written = 0
        if input.isEmpty { close(&ends[0][1]) }
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while ends[1][0] >= 0 || ends[2][0] >= 0 {
            var polled = [
                pollfd(fd: ends[0][1], events: Int16(POLLOUT), revents: 0),
                pollfd(fd: ends[1][0], events: Int16(POLLIN), revents: 0),
                pollfd(fd: ends[2][0], events: Int16(POLLIN), revents: 0),
            ]
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            guard poll(&polled, nfds_t(polled.count), Int32(milliseconds) + 1) >= 0 || errno == EINTR else {
                return false
            }
            if polled[0].revents != 0 {
                let count = write(input[written...])
                if count > 0 { written += count }
                // A child that reads no more has seen enough.
                if written == input.count || count < 0 && errno != EAGAIN && errno != EINTR { close(&ends[0][1]) }
            }
            for (stream, polled) in polled.enumerated().dropFirst() where polled.revents != 0 {
                let count = read(ends[stream][0], &buffer, buffer.count)
                if count > 0 {
                    if stream == 1 { output += buffer[..<count] } else { errors += buffer[..<count] }
                } else if count == 0 || errno != EINTR {
                    close(&ends[stream][0])
                }
            }
        }
        return true
    }
}

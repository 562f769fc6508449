#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the operating system said about a call that failed.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// That of the last call of this thread.
    static var last: SystemError { SystemError(errno) }

    /// `strerror_r` in the words of the C library; `strerror` is not for several threads.
    var description: String {
        var buffer = [CChar](repeating: 0, count: 128)
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension SystemError {
    /// Whether a call that returned `result` may work when it is made again.
    static func isTransient(_ result: Int) -> Bool { result == -Int(EINTR) || result == -Int(EAGAIN) }

    /// Whether a descriptor takes bytes within a second: standard error may be a pipe that somebody made non-blocking.
    static func waitForRoom(_ descriptor: Int32) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let count = poll(&wanted, 1, 1000)
        return count > 0 || count < 0 && errno == EINTR
    }
}

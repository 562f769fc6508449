import Foundation
import ProxyConfiguration
import Rules
import Synchronization
import Testing

@testable import ProxyTokens

@Suite("Secrets from programs")
struct SecretProgramTests {
    private func run(
        _ words: [String], timeout: Duration = .seconds(60), whenStarted: @escaping (pid_t) -> Void = { _ in }
    ) -> Result<[UInt8], SecretError> {
        Result { () throws(SecretError) in
            try SecretProgram(words: words, source: "x", timeout: timeout, whenStarted: whenStarted).output()
        }
    }

    private func code(_ result: Result<[UInt8], SecretError>) -> SecretError.Code? {
        if case .failure(let error) = result { error.code } else { nil }
    }

    @Test("what a program prints comes back; its arguments are no shell's")
    func output() throws {
        #expect(try run(["/bin/echo", "$HOME;", "*", "`id`"]).get() == Array("$HOME; * `id`\n".utf8))
        #expect(try run(["/bin/cat"]).get() == [], "there is nothing to read")
    }

    @Test("the environment is empty, and so are the descriptors behind the third")
    func surroundings() throws {
        #expect(try run(["/usr/bin/env"]).get() == [])
        let open = open("/dev/null", O_RDONLY)
        defer { close(open) }
        #expect(open > 2 && fcntl(open, F_GETFD) & FD_CLOEXEC == 0)
        let listed = try run(["/bin/ls", "/proc/self/fd"]).get()
        // The third is the listed folder itself.
        #expect(String(decoding: listed, as: UTF8.self) == "0\n1\n2\n3\n")
    }

    @Test("what it writes as an error is not seen")
    func errors() throws {
        let folder = try TemporaryFolder()
        let canary = "invented" + "-canary"
        let path = try folder.script("echo \(canary) >&2; exit 3")
        let error = try #require(failure(SecretResolver(allowsPrograms: true), .program([path, canary])))
        #expect(error.code == .status)
        #expect(error.message.contains("3"))
        #expect(!error.description.contains(canary))
    }

    @Test("a secret that is printed before a failure does not count")
    func failed() throws {
        let folder = try TemporaryFolder()
        #expect(code(run([try folder.script("echo abc; exit 1")])) == .status)
        #expect(code(run([try folder.script("echo abc; kill -9 $$")])) == .status)
        #expect(try run([try folder.script("echo abc; exit 0")]).get() == Array("abc\n".utf8))
    }

    @Test("64 KiB and a line break are taken, no more")
    func limit() throws {
        #expect(try run(["/usr/bin/head", "-c", "65536", "/dev/zero"]).get().count == 65_536)
        #expect(code(run(["/usr/bin/head", "-c", "70000", "/dev/zero"])) == .tooLong)
        #expect(
            failure(SecretResolver(allowsPrograms: true), .program(["/usr/bin/head", "-c", "65537", "/dev/zero"]))?.code
                == .tooLong)
        let process = Mutex<pid_t>(0)
        #expect(code(run(["/usr/bin/yes"]) { id in process.withLock { $0 = id } }) == .tooLong)
        Self.expectGone(process.withLock { $0 })
    }

    @Test("a program that does not end is killed and reaped")
    func timeout() {
        let process = Mutex<pid_t>(0)
        let result = run(["/bin/sleep", "600"], timeout: .milliseconds(50)) { id in process.withLock { $0 = id } }
        #expect(code(result) == .timeout)
        Self.expectGone(process.withLock { $0 })
    }

    @Test("one that closes its output and stays is killed, too")
    func closedOutput() throws {
        let folder = try TemporaryFolder()
        let path = try folder.script("exec 1>&-; exec /bin/sleep 600")
        let process = Mutex<pid_t>(0)
        #expect(code(run([path], timeout: .milliseconds(200)) { id in process.withLock { $0 = id } }) == .timeout)
        Self.expectGone(process.withLock { $0 })
    }

    /// They hold a pipe open, whose end is read: it comes when the last of them is dead.
    @Test("what a program leaves running ends with it", arguments: ["wait", "exit 0", "exec 1>&-; exit 0"])
    func descendants(last: String) throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        let pipe = open(folder.path("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        try #require(pipe >= 0)
        defer { close(pipe) }
        let path = try folder.script("exec 3>\(folder.path("pipe")); echo x >&3; /bin/sleep 600 >/dev/null & \(last)")
        let result = run([path], timeout: last == "wait" ? .seconds(1) : .seconds(60))
        #expect(code(result) == (last == "wait" ? .timeout : nil))
        #expect(fcntl(pipe, F_SETFL, 0) == 0)
        var wanted = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        var got = 1
        while got > 0 {
            try #require(poll(&wanted, 1, 60_000) > 0, "a descendant still holds the pipe")
            got = read(pipe, &byte, 1)
        }
        #expect(got == 0)
    }

    @Test("only an absolute path to a program that nobody else can change is started")
    func refused() throws {
        let folder = try TemporaryFolder()
        #expect(code(run([])) == .program)
        #expect(code(run(["echo", "abc"])) == .program)
        #expect(code(run(["./echo"])) == .program)
        #expect(code(run(["/does/not/exist"])) == .missing)
        #expect(code(run([folder.url.path])) == .notAFile)
        #expect(code(run([try folder.write("plain", "abc".utf8, mode: 0o600)])) == .unreadable)
        for mode in [0o720, 0o702, 0o777] {
            #expect(code(run([try folder.write("loose", "#!/bin/sh\n".utf8, mode: mode)])) == .mode)
        }
    }

    /// Reaped: no process of this number is left, not even a dead one.
    private static func expectGone(_ process: pid_t) {
        #expect(process > 0)
        #expect(kill(process, 0) == -1 && errno == ESRCH)
    }
}

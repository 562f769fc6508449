import Dispatch
import NIOCore
import NIOPosix
import Testing

@testable import ProxyDataPlane

@Suite("Name lookup", .timeLimit(.minutes(15)))
struct NameLookupTests {
    /// A system's resolver that says nothing about names that begin with `hangs` until a test lets it.
    private struct Case {
        let gate = DispatchSemaphore(value: 0)
        let asked = Journal<String>()
        let threads: NIOThreadPool
        let names: NameLookup

        init(threads count: Int) {
            let threads = NIOThreadPool(numberOfThreads: count)
            threads.start()
            let (gate, asked) = (self.gate, self.asked)
            self.threads = threads
            names = NameLookup(threads: threads) { host in
                asked.append(host)
                if host.hasPrefix("hangs") { gate.wait() }
                return Result { [try SocketAddress(ipAddress: "192.0.2.7", port: 0)] }
                    .mapError { _ in UpstreamFailure.unresolved }
            }
        }

        /// Answers go into a journal.
        func ask(_ host: String, _ port: Int = 443, into answers: Journal<String>) -> NameLookup.Waiter {
            names.addresses(of: host, port: port) { answers.append("\(host) \((try? $0.get())?.first?.port ?? 0)") }
        }
    }

    @Test("a name that hangs keeps one thread, however many want it, and others resolve")
    func hanging() async throws {
        let given = Case(threads: 2)
        let (hanging, others) = (Journal<String>(), Journal<String>())
        for _ in 0..<100 { _ = given.ask("hangs.test", into: hanging) }
        for number in 0..<10 { _ = given.ask("other\(number).test", into: others) }
        #expect(try await others.wait(for: 10).allSatisfy { $0.hasSuffix(" 443") })
        #expect(hanging.all.isEmpty && given.names.waiterCount == 100)
        #expect(given.asked.all.count { $0 == "hangs.test" } == 1)
        // Everybody hears the one answer; who asks later asks anew.
        given.gate.signal()
        #expect(try await hanging.wait(for: 100).count == 100)
        #expect(given.names.waiterCount == 0)
        given.gate.signal()
        _ = given.ask("hangs.test", into: hanging)
        _ = try await hanging.wait(for: 101)
        #expect(given.asked.all.count { $0 == "hangs.test" } == 2)
        try await given.threads.shutdownGracefully()
    }

    @Test("everybody gets the port that was asked for")
    func ports() async throws {
        let given = Case(threads: 1)
        let answers = Journal<String>()
        for port in [80, 443] { _ = given.ask("a.test", port, into: answers) }
        #expect(Set(try await answers.wait(for: 2)) == ["a.test 80", "a.test 443"])
        try await given.threads.shutdownGracefully()
    }

    @Test("a name that hangs keeps one thread, whatever ports of it are wanted")
    func hangingPorts() async throws {
        let given = Case(threads: 2)
        let (hanging, others) = (Journal<String>(), Journal<String>())
        for port in 1...10 { _ = given.ask("hangs.test", port, into: hanging) }
        _ = given.ask("other.test", into: others)
        #expect(try await others.wait(for: 1) == ["other.test 443"])
        given.gate.signal()
        #expect(Set(try await hanging.wait(for: 10)) == Set((1...10).map { "hangs.test \($0)" }))
        #expect(given.asked.all.count { $0 == "hangs.test" } == 1)
        try await given.threads.shutdownGracefully()
    }

    @Test("of more names than threads some wait; one that nobody waits for any more is not asked for")
    func moreNamesThanThreads() async throws {
        let given = Case(threads: 2)
        let answers = Journal<String>()
        for number in 0..<2 { _ = given.ask("hangs\(number).test", into: answers) }
        _ = try await given.asked.wait(for: 2)
        let late = given.ask("hangs2.test", into: answers)
        _ = given.ask("other.test", into: answers)
        #expect(given.names.waiterCount == 4)
        given.names.forget(late)
        // One of the two is answered: its thread passes over the name that is not wanted, which would keep it, and goes on.
        given.gate.signal()
        #expect(try await answers.wait(for: 2).contains("other.test 443"))
        #expect(!given.asked.all.contains("hangs2.test"))
        given.gate.signal()
        _ = try await answers.wait(for: 3)
        #expect(given.names.waiterCount == 0)
        // It can be asked for anew.
        given.gate.signal()
        _ = given.ask("hangs2.test", into: answers)
        #expect(try await answers.wait(for: 4).last == "hangs2.test 443")
        try await given.threads.shutdownGracefully()
    }

    @Test("who waited long enough is called no more, and the name keeps no second thread")
    func forgotten() async throws {
        let given = Case(threads: 2)
        let answers = Journal<String>()
        given.names.forget(given.ask("hangs.test", into: answers))
        #expect(given.names.waiterCount == 0)
        let waiter = given.ask("hangs.test", into: answers)
        _ = given.ask("other.test", into: answers)
        #expect(try await answers.wait(for: 1) == ["other.test 443"])
        given.gate.signal()
        #expect(try await answers.wait(for: 2) == ["other.test 443", "hangs.test 443"])
        #expect(given.asked.all.count { $0 == "hangs.test" } == 1)
        // Too late.
        given.names.forget(waiter)
        try await given.threads.shutdownGracefully()
    }

    @Test("threads that are gone answer too")
    func ended() async throws {
        let given = Case(threads: 1)
        try await given.threads.shutdownGracefully()
        let answers = Journal<String>()
        _ = given.ask("a.test", into: answers)
        #expect(try await answers.wait(for: 1) == ["a.test 0"])
    }

    @Test("the system's resolver is asked by default")
    func system() async throws {
        let found = try NameLookup.addresses(of: "localhost").get()
        #expect(!found.isEmpty && found.allSatisfy { $0.ipAddress != nil })
        #expect(throws: UpstreamFailure.unresolved) { try NameLookup.addresses(of: "name.invalid").get() }
    }
}

import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct JSONTapeTests {
    private static let text = #"{"a":{"b":[1,{"c d":"x"},[]],"\u0065":"\u0041"},"n":2.5,"m":-1,"big":1e300}"#

    @Test func membersAreFound() throws {
        let tape = try GuardSamples.read(Self.text)
        try withBytes(Self.text) { bytes in
            let list = try #require(tape.value("a", "b", in: bytes))
            #expect(tape.elements(of: list).count == 3)
            #expect(tape.text(tape.value("a", "e", in: bytes), in: bytes) == Array("A".utf8))
            #expect(tape.value("a", "x", in: bytes) == nil)
            #expect(tape.member("a", of: list, in: bytes) == nil)
            #expect(tape.names(of: 0).compactMap { tape.text($0, in: bytes) }.count == 4)
            #expect(tape.names(of: list).isEmpty && tape.elements(of: 0).isEmpty)
        }
    }

    @Test func countsAreWhole() throws {
        let tape = try GuardSamples.read(Self.text)
        withBytes(Self.text) { bytes in
            #expect(tape.count(tape.member("n", of: 0, in: bytes), in: bytes) == 3)
            #expect(tape.count(tape.member("m", of: 0, in: bytes), in: bytes) == nil)
            #expect(tape.count(tape.member("big", of: 0, in: bytes), in: bytes) == .max)
            #expect(tape.count(tape.member("a", of: 0, in: bytes), in: bytes) == nil)
        }
    }

    @Test func pathsNameWhereANodeStands() throws {
        let tape = try GuardSamples.read(Self.text)
        try withBytes(Self.text) { bytes in
            let list = try #require(tape.value("a", "b", in: bytes))
            let object = tape.elements(of: list)[1]
            let value = try #require(tape.member("c d", of: object, in: bytes))
            #expect(tape.path(of: value, in: bytes) == "a.b[1].*")
            #expect(tape.path(of: tape.elements(of: list)[2], in: bytes) == "a.b[2]")
            #expect(tape.path(of: 0, in: bytes) == "")
        }
    }

    @Test func aNameThatMayBeASecretIsNotPartOfAPath() throws {
        let text = #"{"\#(GuardSamples.secret)":1}"#
        let tape = try GuardSamples.read(text)
        withBytes(text) { #expect(tape.path(of: 2, in: $0) == "*") }
    }
}

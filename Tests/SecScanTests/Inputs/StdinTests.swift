import Rules
import Testing

@testable import SecScan

/// In processes of their own: there is one standard input.
@Suite struct StdinTests {
    private static func scan(_ text: String, as path: String = "a.conf") async throws -> InputOutcome {
        let folder = try TestFolder()
        try folder.write("in", text)
        try StandardStream.input.replace(by: folder.path("in"), isReadOnly: true)
        return try await Stdin(path: path).scan(Token.context())
    }

    @Test func oneFileUnderAName() async {
        await #expect(processExitsWith: .success) {
            let outcome = try await StdinTests.scan("\n k \(Token.first)\n\(Token.second)", as: "src/a.conf")
            #expect(outcome.places == ["src/a.conf:2", "src/a.conf:3"])
            #expect(outcome.sightings.map(\.place.column).sorted() == [1, 4])
            #expect(outcome.sightings.allSatisfy { $0.confidence == .high && $0.inHead == nil && $0.commit == nil })
            #expect(outcome.notScanned == [])
            var expected = Statistics()
            (expected.files, expected.bytes, expected.bytesScanned) = (1, 29, 29)
            #expect(outcome.statistics == expected)
        }
    }

    /// The name alone decides; what stands in it is the caller's and no finding.
    @Test func theNameDecidesTheClass() async {
        await #expect(processExitsWith: .success) {
            let test = try await StdinTests.scan(Token.first, as: "tests/\(Token.second).txt")
            #expect(test.sightings.map(\.confidence) == [.medium])
            #expect(try await StdinTests.scan("# secscan:allow\n", as: "tests/a.py").notes == [])
            let unused = try await StdinTests.scan("# secscan:allow\n", as: "a.py")
            #expect(unused.notes.map(\.kind) == [.unusedSuppression])
        }
    }

    @Test func nothingIsOneEmptyFile() async {
        await #expect(processExitsWith: .success) {
            let outcome = try await StdinTests.scan("")
            #expect(outcome.places == [] && outcome.notScanned == [])
            #expect(outcome.statistics.files == 1 && outcome.statistics.bytes == 0)
        }
    }

    @Test func whatCannotBeReadIsTold() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            try StandardStream.input.replace(by: folder.path, isReadOnly: true)
            let outcome = try await Stdin(path: "a.txt").scan(Token.context())
            #expect(outcome.notScanned == [NotScanned(what: "a.txt", reason: "Is a directory")])
            #expect(outcome.places == [])
        }
    }
}

import Testing

@testable import Settings

@Suite("SettingsError")
struct SettingsErrorTests {
    @Test("lines count from 1", arguments: [(0, 1), (1, 1), (2, 2), (9, 3)])
    func lines(offset: Int, line: Int) {
        let error = SettingsError("x", at: offset, in: Array("a\nb\nc".utf8))
        #expect(error == SettingsError(line: line, message: "x"))
        #expect("\(error)" == "x")
        #expect(SettingsError("x", at: offset, in: Array("a\nb\nc".utf8), isLimit: true) != error)
    }
}

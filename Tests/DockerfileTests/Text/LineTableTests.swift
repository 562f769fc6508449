import Dockerfile
import Testing

@Suite("Line table")
struct LineTableTests {
    @Test(
        "line and column count from 1, columns in bytes",
        arguments: [(0, 1, 1), (1, 1, 2), (3, 1, 4), (4, 2, 1), (5, 3, 1), (7, 3, 3)])
    func positions(offset: Int, line: Int, column: Int) {
        let table = LineTable(Array("é\r\n\nab".utf8))
        #expect(table.position(of: offset) == SourcePosition(line: line, column: column))
    }

    @Test("knows where lines begin")
    func starts() {
        let table = LineTable(Array("a\nb\n".utf8))
        #expect(table.count == 3)
        #expect([0, 1, 2, 3, 4].map { table.start(ofLine: $0) } == [nil, 0, 2, 4, nil])
    }

    @Test("a lone carriage return ends no line")
    func carriageReturn() {
        #expect(LineTable(Array("a\rb".utf8)).count == 1)
    }
}

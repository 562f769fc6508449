import TOML
import Testing

@Suite("Values")
struct TOMLValueTests {
    @Test(
        "Each kind answers to its own accessor only",
        arguments: [
            ("\"x\"", TOMLValue.Kind.string, 0), ("1", .integer, 1), ("1.0", .float, 2), ("true", .boolean, 3),
            ("1979-05-27T07:32:00Z", .offsetDateTime, 4), ("1979-05-27 07:32:00-07:00", .offsetDateTime, 4),
            ("1979-05-27T07:32:00", .localDateTime, 4), ("1979-05-27", .localDate, 4), ("07:32:00", .localTime, 4),
            ("[]", .array, 5), ("{}", .table, 6),
        ])
    func accessors(_ text: String, kind: TOMLValue.Kind, accessor: Int) throws {
        let value = try #require(try TOMLDocument.parse("a = \(text)")["a"])
        #expect(value.kind == kind)
        let answers = [
            value.string != nil, value.int != nil, value.double != nil, value.bool != nil, value.date != nil,
            value.array != nil, value.table != nil,
        ]
        #expect(answers == (0..<7).map { $0 == accessor })
    }

    @Test("Floats are the nearest, signs of zero and infinity are kept")
    func floats() throws {
        let table = try TOMLDocument.parse("a = [0.1, -0.0, 1e400, -1e400, 1e-400, 5e-324, -inf, nan]")
        let numbers = try #require(table["a"]?.array).compactMap(\.double)
        let expected: [Double] = [0.1, -0.0, .infinity, -.infinity, 0.0, .leastNonzeroMagnitude, -.infinity]
        #expect(numbers.dropLast().map(\.bitPattern) == expected.map(\.bitPattern))
        #expect(numbers.last?.isNaN == true)
    }
}

import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Query fields")
struct QueryFieldsTests {
    @Test("values are decoded once, and a plus stays one")
    func decoded() throws {
        let fields = try QueryFields("a=x%2By+z&b=%2525", known: ["a", "b"])
        #expect(fields["a"] == "x+y+z")
        #expect(fields["b"] == "%25")
    }

    @Test(
        "broken queries are refused",
        arguments: ["a", "a=", "=b", "a=1&a=2", "a=1&", "a=%2", "a=%zz", "a=%ff", "a=1&%61=2", "c=1"])
    func broken(text: String) {
        #expect(throws: ManagementError.self) { try QueryFields(text, known: ["a", "b"]) }
    }

    @Test("numbers have digits only and a range", arguments: ["-1", "+1", "0x1", "1.0", "11", "99999999999999999999"])
    func numbers(text: String) throws {
        let fields = try QueryFields("a=" + text, known: ["a"])
        #expect(throws: ManagementError.self) { try fields.number("a", in: 0...10) }
    }

    @Test("a part of a list")
    func page() throws {
        let request = try QueryFields("limit=7&cursor=5&name=a", known: QueryFields.pageNames).page()
        #expect(request == PageRequest(limit: 7, cursor: PageCursor("5"), nameContains: "a"))
    }
}

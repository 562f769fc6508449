import Testing

@testable import Checks

@Suite struct ReadArgumentTests {
    private func argument(_ text: String) -> ReadArgument { ReadArgument(behindName: Array(text.utf8)[...]) }

    @Test(arguments: [
        ")", "\")", "'])", ", 10)", ", 3000)", ", '16')", " || '3')", " ?? 3, 10)", "\"] or 5)", " as string, 10)",
        ".trim())", "!.trim(), 10)", "\", DEFAULT)", "'].strip(), base=10)", " ?: \"1\")", " { 5 })",
    ])
    func whole(text: String) { #expect(argument(text).isWhole(asDecimal: true)) }

    @Test(arguments: [
        "", ".replace('MB', ''), 10)", ".slice(0, -1))",
        "\"].split(\":\")[1])", "'] == 'true')", " != '1')", " in ('1'))", "[0])", " + '0')", ".length)", " ? 1 : 0)",
        ".strip('s'))",
    ])
    func changed(text: String) { #expect(!argument(text).isWhole(asDecimal: false)) }

    @Test(arguments: [", 16)", "\"], 16)", ", 0, 64)", ", base=8)", ", radix: 16)", " || 'ff', 16)", ".trim(), 2)"])
    func otherBases(text: String) {
        #expect(!argument(text).isWhole(asDecimal: true) && argument(text).isWhole(asDecimal: false))
    }

    @Test func calls() throws {
        let next = try #require(argument("\", f(1, \")\")), 16)").behindCall)
        #expect(!next.isWhole(asDecimal: true) && next.isWhole(asDecimal: false))
        #expect(argument("\", f(1").behindCall == nil)
    }
}

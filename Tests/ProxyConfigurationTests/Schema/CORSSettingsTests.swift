import Testing

@testable import ProxyConfiguration

@Suite struct CORSSettingsTests {
    private static func problems(_ headers: String) throws -> [Problem.Code] {
        let text = "[cors]\nallowed_headers = [\(headers)]\n"
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        return configuration.problems.filter { $0.key == CORSSettings.allowedHeaders.key }.map(\.code)
    }

    @Test(arguments: ["\"authorization\", \"X-One_2\"", "\"*\"", ""])
    func namesOfHeadersAreRead(_ headers: String) throws { #expect(try Self.problems(headers) == []) }

    /// What would end the line of an answer, and what no header is called.
    @Test(arguments: [
        #""x\r\ny: z""#, #""x\ny""#, #""a b""#, #""a:b""#, #""a,b""#, #""\u0000""#, #""\u00e4""#,
        #""ok", "(no)""#,
    ])
    func othersAreRefused(_ headers: String) throws { #expect(try Self.problems(headers) == [.range]) }
}

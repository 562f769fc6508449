import ProxyConfiguration
import Testing

@Suite struct ConfigurationTests {
    @Test func theContentTellsWhoseFileItIs() {
        #expect(Configuration.read(Array(complete.utf8))?.format == .proxyguard)
        #expect(Configuration.read(Array("model_list:\n  - litellm_params: {}\n".utf8))?.format == .liteLLM)
        #expect(Configuration.read(Array("hello\n".utf8)) == nil)
    }

    @Test func problemsStandInTheOrderOfTheFile() {
        let problems = own("x = 1\n[[upstreams]]\ny = 2\n[tls]\nz = 3\n").problems
        #expect(problems.map(\.range.lowerBound) == problems.map(\.range.lowerBound).sorted())
    }

    /// Whatever stands in a file, reading ends, and no place lies outside of it.
    @Test(arguments: ConfigurationFormat.allCases)
    func cutAnywhere(format: ConfigurationFormat) {
        let texts = [
            complete, "A='b\nc'\nD=${E:-f}\nF=[\"g\"", "A=\"b\nC=[\"x\",\n 'y']\nexport D=$(e) # f\n",
            "model_list:\n - litellm_params: {api_key: x}\n",
            "apis:\n  a:\n    base_url: http://x\n    allowed_endpoints: []\n",
        ]
        for text in texts.map({ Array($0.utf8) }) {
            for end in 0...text.count {
                for piece in [Array(text[..<end]), Array(text[end...])] {
                    guard let read = Configuration.read(piece, format: format) else { continue }
                    #expect(read.problems.allSatisfy { $0.range.upperBound <= piece.count })
                    #expect(read.deadSettings.allSatisfy { $0.range.upperBound <= piece.count })
                }
            }
        }
    }
}

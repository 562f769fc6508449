import Rules
import Testing

@testable import SecScan

/// The names of the standard where they are not those of our properties, and what is left out without a value.
@Suite struct SARIFLogTests {
    private func text(_ value: some Encodable) -> String { JSONText.encoded(value, pretty: false) }

    @Test func theSchemaAndItsVersion() {
        #expect(
            text(SARIFLog(runs: [])) == """
                {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\
                "runs":[],"version":"2.1.0"}
                """)
    }

    @Test func propertiesOfRules() {
        let properties = SARIFLog.RuleProperties(
            tags: ["security"], securitySeverity: "9.5", precision: "high", aliases: ["tool:a"])
        #expect(
            text(properties)
                == #"{"aliases":["tool:a"],"precision":"high","security-severity":"9.5","tags":["security"]}"#)
    }

    /// A null would not fit the schema.
    @Test func whatHasNoValueIsLeftOut() {
        let region = SARIFLog.Region(startLine: 3)
        #expect(text(region) == #"{"startLine":3}"#)
        #expect(text(SARIFLog.Message(text: "t")) == #"{"text":"t"}"#)
        let location = SARIFLog.Location(
            physicalLocation: .init(artifactLocation: .init(uri: "a%20b"), region: region))
        #expect(
            text(location)
                == #"{"physicalLocation":{"artifactLocation":{"uri":"a%20b"},"region":{"startLine":3}}}"#)
        let properties = SARIFLog.ResultProperties(
            severity: .low, confidence: .certain, decodedFrom: [], occurrences: 1)
        #expect(
            text(properties) == #"{"confidence":"certain","decodedFrom":[],"occurrences":1,"severity":"low"}"#)
    }

    @Test func theDriverAndTheUnitOfItsColumns() {
        let driver = SARIFLog.Driver(version: "9.9.9", semanticVersion: "9.9.9", rules: [], notifications: [.init("n")])
        let run = SARIFLog.Run(
            tool: .init(driver: driver), invocations: [], automationDetails: .init(id: "secscan/dir/"), results: [],
            properties: .init(target: ".", complete: true, suppressed: 2, stats: .init(Statistics())))
        #expect(
            text(run) == """
                {"automationDetails":{"id":"secscan/dir/"},"columnKind":"utf16CodeUnits","invocations":[],\
                "properties":{"columnUnit":"byte","complete":true,\
                "stats":{"blobs":0,"bytes":0,"bytesScanned":0,"commits":0,"files":0,"seconds":0},\
                "suppressed":2,"target":"."},"results":[],\
                "tool":{"driver":{"name":"secscan","notifications":[{"id":"n"}],"rules":[],\
                "semanticVersion":"9.9.9","version":"9.9.9"}}}
                """)
    }
}

import FoundationEssentials
import Testing

@testable import SecScan

/// What holds for every format.
@Suite struct ReportWriterTests {
    private static let options = ReportOptions(toolVersion: "9.9.9")

    @Test(arguments: ReportFormat.allCases)
    func looksAsRecorded(format: ReportFormat) throws {
        let text = Self.withoutFixedParts(format.testWriter.write(try SampleReport.full(), options: Self.options))
        try expectSnapshot(text, "full-\(format.rawValue).\(format.fileExtension)")
    }

    @Test(arguments: ReportFormat.allCases)
    func cleanLooksAsRecorded(format: ReportFormat) throws {
        let text = Self.withoutFixedParts(format.testWriter.write(SampleReport.clean(), options: Self.options))
        try expectSnapshot(text, "clean-\(format.rawValue).\(format.fileExtension)")
    }

    /// Style and script of the page have no place in a snapshot: they would hide what changed.
    private static func withoutFixedParts(_ text: String) -> String {
        var text = text
        for (part, name) in [(HTMLStyle.text, "STYLE"), (HTMLScript.text, "SCRIPT"), (HTMLReport.policy, "POLICY")] {
            text = text.replacing(part, with: name)
        }
        return text
    }

    @Test(arguments: ReportFormat.allCases)
    func isTheSameEveryTime(format: ReportFormat) throws {
        let report = try SampleReport.full()
        let writer = format.testWriter
        #expect(writer.write(report, options: Self.options) == writer.write(report, options: Self.options))
    }

    @Test(arguments: ReportFormat.allCases)
    func hidesSecrets(format: ReportFormat) throws {
        var report = try SampleReport.full()
        // Where no rule of ours would put a secret and a hostile repository would.
        report.target += SampleReport.cloudKey
        report.notes.append(Note(.ignoredSetting, "x \(SampleReport.cloudKey)"))
        report.notScanned.append(
            NotScanned(what: "\(SampleReport.liveKey).zip", reason: "damaged: \(SampleReport.liveKey)"))
        report.findings[1].place.path = "dump/\(SampleReport.accessKey).txt"
        report.findings[1].message += " \(SampleReport.accessKey)"
        report.findings[2].commit?.author = "\(SampleReport.cloudKey) <\(SampleReport.liveKey)@example.com>"
        report.findings[1].occurrences[3].place.path = "dump/\(SampleReport.accessKey)"
        let text = format.testWriter.write(report, options: Self.options)
        // The line of the third finding ends in a piece of another finding's value.
        let forms = SampleReport.secrets.flatMap(Self.forms) + [String(SampleReport.liveKey.prefix(12))]
        let shown = forms.filter { text.contains($0) }
        #expect(shown == [], "\(format.rawValue)")
    }

    /// The value, escaped for markup and JSON, in base64 at each of the three alignments, in hexadecimal, backwards.
    private static func forms(of secret: String) -> [String] {
        let base64 = (0..<3).map { offset in
            let bytes = Data(Array(repeating: UInt8(ascii: "x"), count: offset) + Array(secret.utf8))
            return String(bytes.base64EncodedString().dropFirst(4).dropLast(4))
        }
        let hexadecimal = secret.utf8.map { String($0, radix: 16) }.joined()
        return [
            secret, MarkupText.escaped(secret), GitHubReport.escapedProperty(secret), hexadecimal,
            String(secret.reversed()), String(secret.dropFirst(4)), SARIFReport.percentEncoded(secret),
        ] + base64
    }

    @Test(arguments: ReportFormat.allCases)
    func showsSecretsOnRequest(format: ReportFormat) throws {
        let options = ReportOptions(showsSecrets: true, toolVersion: "9.9.9")
        let text = format.testWriter.write(try SampleReport.full(), options: options)
        for secret in [SampleReport.accessKey, SampleReport.liveKey, SampleReport.cloudKey] {
            #expect(text.contains(secret), "\(format.rawValue)")
        }
    }

    @Test(arguments: ReportFormat.allCases)
    func namesWhatWasNotScanned(format: ReportFormat) {
        let text = format.testWriter.write(SampleReport.incomplete(), options: Self.options)
        #expect(text.contains("pack-1.pack"))
        #expect(text.contains("checksum does not match"))
        #expect(!text.lowercased().contains("no secrets"), "an incomplete scan is never called clean")
    }

    /// A terminal's escape character, whatever the names in the repository; other formats escape it by their grammar.
    @Test(arguments: ReportFormat.allCases.filter { $0 != .csv })
    func holdsNoControlCharacters(format: ReportFormat) throws {
        let text = format.testWriter.write(try SampleReport.full(), options: Self.options)
        let found = text.unicodeScalars.filter { scalar in
            (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
        }
        #expect(found.isEmpty)
    }

    @Test(arguments: [ReportFormat.json, .jsonl, .sarif, .gitlab])
    func isJSON(format: ReportFormat) throws {
        for report in [try SampleReport.full(), SampleReport.clean(), SampleReport.incomplete()] {
            let text = format.testWriter.write(report, options: Self.options)
            let documents = format == .jsonl ? text.split(separator: "\n").map { String($0) } : [text]
            for document in documents {
                let value = try JSONDecoder().decode(JSONValue.self, from: Data(document.utf8))
                #expect(value["version"] != nil || value["schemaVersion"] != nil || value["type"] != nil)
            }
        }
    }

    @Test(arguments: [ReportFormat.junit, .checkstyle])
    func isXML(format: ReportFormat) throws {
        for report in [try SampleReport.full(), SampleReport.clean(), SampleReport.incomplete()] {
            let text = format.testWriter.write(report, options: Self.options)
            #expect(XMLShape.problem(in: text) == nil)
        }
    }

    @Test func everyFormatHasItsWriter() {
        let writers = Set(ReportFormat.allCases.map { "\(type(of: $0.writer))" })
        #expect(writers.count == ReportFormat.allCases.count)
    }
}

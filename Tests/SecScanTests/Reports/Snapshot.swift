import FoundationEssentials
import Testing

@testable import SecScan

/// Compares a text with `Snapshots/<name>`; `RECORD_SNAPSHOTS=1` writes it anew, a missing one is written and fails.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)").path
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    guard !isRecording, let recorded = try? Data(contentsOf: URL(filePath: path)) else {
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(isRecording, "recorded \(name), which was missing", sourceLocation: sourceLocation)
        return
    }
    let expected = String(decoding: recorded, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard expected != actual else { return }
    let line = zip(expected, actual).prefix { $0 == $1 }.count
    let wanted = line < expected.count ? String(expected[line]) : "<end>"
    let got = line < actual.count ? String(actual[line]) : "<end>"
    Issue.record("\(name), line \(line + 1):\n- \(wanted)\n+ \(got)", sourceLocation: sourceLocation)
}

extension ReportFormat {
    /// The writer, with a fixed clock where the format tells the time.
    var testWriter: any ReportWriter {
        switch self {
        case .gitlab: GitLabReport(finishedAt: 1_795_294_800)
        case .html: HTMLReport(finishedAt: 1_795_294_800)
        default: writer
        }
    }

    var fileExtension: String {
        switch self {
        case .text, .github: "txt"
        case .gitlab: "json"
        case .junit, .checkstyle: "xml"
        default: rawValue
        }
    }
}

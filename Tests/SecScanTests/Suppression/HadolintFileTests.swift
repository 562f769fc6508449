import Checks
import Rules
import Testing

@testable import SecScan

@Suite struct HadolintFileTests {
    private func parse(_ text: String) throws(ScanError) -> HadolintConfiguration {
        try HadolintFile.parse(Array(text.utf8), file: ".hadolint.yaml")
    }

    @Test func everything() throws {
        let found = try parse(
            """
            ignored:
              - DL3008
              - SC2086
            override:
              error: [DL3015]
              style:
                - DL3059
                - DL3047
            trustedRegistries: ["docker.io", '*.example.com']
            label-schema:
              author: text
              created: rfc3339
            strict-labels: true
            failure-threshold: warning
            no-fail: true
            disable-ignore-pragma: true
            format: tty
            """)
        #expect(found.ignored == [.init(rule: "DL3008", line: 2), .init(rule: "SC2086", line: 3)])
        #expect(found.severities.map(\.rule) == ["DL3015", "DL3059", "DL3047"])
        #expect(found.severities.map(\.severity) == [.high, .info, .info])
        #expect(found.trustedRegistries == ["docker.io", "*.example.com"])
        #expect(found.labelSchema == ["author": .text, "created": .time] && found.strictLabels)
        #expect(found.threshold == .medium && found.neverFails && !found.honoursIgnores && found.notes.isEmpty)
    }

    @Test(arguments: ["", "# nothing\n", "ignored:\n", "override:\n  error:\n", "{}"])
    func nothing(text: String) throws {
        #expect(try parse(text) == HadolintConfiguration(file: ".hadolint.yaml"))
    }

    @Test(arguments: [
        ("ignored: DL3008", ".hadolint.yaml:1: ignored takes a list"),
        ("\nignored:\n  - [a]\n", ".hadolint.yaml:3: ignored takes a list of names"),
        ("override:\n  fatal: [a]", ".hadolint.yaml:2: override takes error, warning, info and style"),
        ("override: [a]", ".hadolint.yaml:1: override takes keys with values"),
        ("no-fail: maybe", ".hadolint.yaml:1: no-fail takes true or false"),
        (
            "failure-threshold: high",
            ".hadolint.yaml:1: failure-threshold is one of error, warning, info, style, ignore, none"
        ),
        (
            "label-schema:\n  a: number",
            ".hadolint.yaml:2: the type of a label is one of text, rfc3339, url, spdx, hash, semver, email"
        ),
        ("- a", ".hadolint.yaml:1: keys with values are expected here"),
    ])
    func mistakes(text: String, message: String) {
        let error = #expect(throws: ScanError.self) { try parse(text) }
        #expect(error?.description == message && error?.code == .usage)
    }

    @Test func notYAML() {
        let error = #expect(throws: ScanError.self) { try parse("ignored:\n  - a\n b: c\n") }
        #expect(error?.description.hasPrefix(".hadolint.yaml:3: not valid YAML: ") == true)
    }

    @Test func unknownKeys() throws {
        let notes = try parse("ignore: [DL3008]\n").notes
        #expect(notes.map(\.kind) == [.ignoredSetting])
        #expect(notes[0].text == ".hadolint.yaml:1: unknown key 'ignore' is passed over; nearest is 'ignored'")
    }
}

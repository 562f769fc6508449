import Rules
import Testing

@testable import Checks

@Suite struct HadolintIgnoresTests {
    @Test(arguments: [
        "# hadolint ignore=DL3004", "#hadolint ignore=DL3004", "#  Hadolint   ignore = DL3004",
        "# hadolint ignore=DL3004 # why", "# hadolint ignore=DL3004 why", "# hadolint ignore=DL3004,\r",
    ])
    func spellings(comment: String) {
        #expect(IgnoreSample("FROM a\n\(comment)\nRUN b \\\n  c\n").lines == ["hadolint DL3004: 3…4"])
    }

    @Test(arguments: [
        "# hadolint shell=bash", "# hadolint ignore", "# hadolint ignores=DL3004", "# hadolint would ignore=DL3004",
        "# ignore=DL3004", "# hadolint ignore=", "RUN echo '# hadolint ignore=DL3004'",
    ])
    func otherComments(comment: String) { #expect(IgnoreSample("FROM a\n\(comment)\nRUN b\n").lines.isEmpty) }

    @Test func scopes() {
        let text = """
            # hadolint global ignore=DL1,SC2
            ARG x
            # hadolint stage ignore=DL3
            FROM a
            # hadolint stage ignore=DL4
            RUN b
            RUN c
            # hadolint ignore=DL5

            FROM d
            # hadolint ignore=DL6
            # and so on
            # hadolint ignore=DL7
            RUN <<EOF
            # hadolint ignore=DL8
            EOF
            # hadolint ignore=DL9
            """
        #expect(
            IgnoreSample(text).lines == [
                "hadolint DL1: 1…17", "hadolint SC2: 1…17", "hadolint DL3: 3…7", "hadolint DL4: 5…7", "hadolint DL5: -",
                "hadolint DL6: 14…16", "hadolint DL7: 14…16", "hadolint DL9: -",
            ])
    }

    @Test func placeAndReason() throws {
        let sample = IgnoreSample("FROM a\n# hadolint ignore=DL1, DL22 # for now\nRUN b\n")
        #expect(sample.ignores.map { String(decoding: sample.source[$0.range], as: UTF8.self) } == ["DL1", "DL22"])
        #expect(sample.ignores.map(\.reason) == ["for now", "for now"])
    }
}

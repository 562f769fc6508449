import Rules
import Testing

@testable import ProxyConfiguration

@Suite struct ForeignRowTests {
    private static func added(
        _ row: ForeignRow, _ text: String, _ standards: [String: any SettingValue] = [:]
    ) -> (section: Section, problems: [Problem]) {
        var section = Section(place: 0..<1, standards: standards)
        var problems: [Problem] = []
        row.add(
            Assignment(name: row.name, nameRange: 0..<4, written: WrittenValue(.untyped(text), range: 5..<9, line: 2)),
            to: &section, &problems)
        return (section, problems)
    }

    @Test func whatIsReadCountsUnderItsOwnName() {
        let row = ForeignRow("RATE", LimitSettings.globalRequests)
        #expect(Self.added(row, "7").section.answer(LimitSettings.globalRequests)?.name == "RATE")
        #expect(Self.added(row, "0").problems.map(\.code) == [.range])
        #expect(Self.added(row, "x").problems.map(\.name) == ["RATE"])
    }

    @Test func whatIsEmptyIsNotSetAndItsPlaceIsKnown() {
        let (section, problems) = Self.added(ForeignRow("RATE", LimitSettings.globalRequests), "")
        #expect(problems.isEmpty && section.answer(LimitSettings.globalRequests)?.value == .some(nil))
        #expect(section.names(LimitSettings.globalRequests))
    }

    @Test func whatIsEmptyHasNoDefaultOfOurs() {
        let row = ForeignRow("LIFE", TokenSettings.defaultLifetime)
        #expect(Self.added(row, "").section.answer(TokenSettings.defaultLifetime) == nil)
        #expect(
            Self.added(row, "", [TokenSettings.defaultLifetime.key: Duration.zero]).section
                .answer(TokenSettings.defaultLifetime)?.value == .zero)
    }

    /// Nobody knows what will stand there: no default counts either.
    @Test(arguments: ["${RATE}", "$RATE", "{{ rate }}"])
    func aTemplateSaysNothing(text: String) {
        let row = ForeignRow("RATE", LimitSettings.globalRequests)
        let (section, problems) = Self.added(row, text, [LimitSettings.globalRequests.key: Int?.some(7)])
        #expect(section.answer(LimitSettings.globalRequests) == nil && problems.isEmpty)
        #expect(section.names(LimitSettings.globalRequests) && !section.knows(LimitSettings.globalRequests))
        let key = Self.added(ForeignRow("KEY", EncryptionSettings.key), "$(make-one)")
        #expect(key.section.answer(EncryptionSettings.key)?.value != nil && key.problems.isEmpty)
    }

    @Test func theFallbackOfATemplateCounts() {
        let rate = Self.added(ForeignRow("RATE", LimitSettings.globalRequests), "${RATE:-0}")
        #expect(rate.section.answer(LimitSettings.globalRequests)?.value == 0 && rate.problems.map(\.code) == [.range])
        let key = Self.added(ForeignRow("KEY", EncryptionSettings.key), "${KEY:-k9Qz}")
        #expect(key.section.answer(EncryptionSettings.key)?.value?.literal?.revealed == Array("k9Qz".utf8))
    }
}

import Testing

@testable import ProxyConfiguration

@Suite struct ForeignRowTests {
    private static func added(_ row: ForeignRow, _ text: String) -> (section: Section, problems: [Problem]) {
        var section = Section(place: 0..<1, standards: [:])
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

    @Test func aTemplateSaysNothing() {
        #expect(
            !Self.added(ForeignRow("RATE", LimitSettings.globalRequests), "${RATE:-1}").section.names(
                LimitSettings.globalRequests))
        let key = Self.added(ForeignRow("KEY", EncryptionSettings.key), "$(make-one)")
        #expect(key.section.answer(EncryptionSettings.key)?.value != nil && key.problems.isEmpty)
    }
}

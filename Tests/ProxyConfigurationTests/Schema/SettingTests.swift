import Testing

@testable import ProxyConfiguration

@Suite struct SettingTests {
    private static func read(_ content: WrittenValue.Content, _ setting: any SettingDeclaration) -> (
        value: (any SettingValue)?, mismatches: [Mismatch]
    ) {
        setting.read(WrittenValue(content, range: 3..<7, line: 1))
    }

    @Test func aValueOutOfRangeIsReadAndTold() {
        let (value, mismatches) = Self.read(.integer(0), LimitSettings.addressRequests)
        #expect(value as? Int == 0)
        #expect(mismatches.map(\.message) == ["expected an integer from 1 to 1000000, found 0"])
        #expect(mismatches.map(\.code) == [.range] && mismatches.map(\.range) == [3..<7])
    }

    @Test func oneInRangeIsRead() {
        let (value, mismatches) = Self.read(.text("5m"), TimeoutSettings.bodyIdle)
        #expect(value as? Duration == .seconds(300) && mismatches.isEmpty)
    }

    @Test func wordsThatALimitLeavesAreNamedAlone() {
        #expect(
            AuditSettings.onFailure.phrase == "\"closed\" or \"open\"" && AuditSettings.onFailure.limitPhrase == nil)
        let (_, mismatches) = Self.read(.text("local"), AuditSettings.onFailure)
        #expect(mismatches.map(\.message) == ["expected \"closed\" or \"open\", found local"])
    }

    @Test func aTextOutOfItsLimitIsNotQuoted() {
        let (_, mismatches) = Self.read(.text("a\u{1B}b"), UpstreamSettings.name)
        #expect(mismatches.first?.message.hasSuffix("found another text") == true)
    }

    @Test func whatIsSecretIsKnown() {
        #expect(UpstreamSettings.credential.isSecret && EncryptionSettings.key.isSecret)
        #expect(!UpstreamSettings.name.isSecret)
    }
}

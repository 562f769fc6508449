import ProxyConfiguration
import Testing

@Suite struct RecordSettingsTests {
    @Test func whatIsNotSetIsRecordedAndMasked() {
        #expect(AuditSettings.isEnabled.standard && AuditSettings.chain.standard)
        #expect(AuditSettings.onFailure.standard == .closed && AuditSettings.onFailure.limit?.contains(.local) == false)
        #expect(LoggingSettings.mask.standard && !LoggingSettings.bodies.standard)
        #expect(
            AuditSettings.retention.limit?.contains(nil) == true
                && AuditSettings.retention.limit?.contains(.zero) == false)
    }
}

import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct EnforcementTableTests {
    @Test func everySettingIsInItOnce() {
        let keys = EnforcementTable.entries.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(Set(keys) == Set(Schema.settings.map(\.key)))
    }

    @Test func theConsumerIsThatOfTheSchema() {
        for entry in EnforcementTable.entries {
            switch entry.enforcement {
            case .enforced(let consumer), .partly(let consumer, _):
                #expect(Schema.setting(entry.key)?.consumer == consumer, "\(entry.key)")
            case .notYet: break
            }
        }
    }

    /// Else a file that does not name the setting would promise what nobody keeps.
    @Test func whatCountsByDefaultIsHarmless() {
        for setting in Schema.settings {
            guard let allowed = EnforcementTable[setting.key]?.allowed, !setting.isRequired else { continue }
            let standard = setting.anyStandard.written
            #expect(standard.isEmpty || allowed.contains(standard), "\(setting.key) = \(standard)")
        }
    }
}

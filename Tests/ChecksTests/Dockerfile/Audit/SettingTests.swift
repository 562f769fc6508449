import Rules
import Testing

@testable import Checks

@Suite("Setting")
struct SettingTests {
    @Test(
        "forms",
        arguments: [
            ("gpgcheck=0", "gpgcheck", "0"), ("Sig-Level = Never", "sig-level", "never"),
            ("APT::Get::Assume-Yes \"true\";", "apt::get::assume-yes", "true"),
            (":ssl_verify_mode: 0", "ssl_verify_mode", "0"), ("ssl_verify: False", "ssl_verify", "false"),
            ("a:b", "a", "b"), ("ssl_protocols TLSv1 TLSv1.1;", "ssl_protocols", "tlsv1 tlsv1.1"), ("a=", "a", ""),
        ])
    func forms(line: String, key: String, value: String) {
        let setting = Setting(line)
        #expect(setting?.key == key)
        #expect(setting?.value == value)
    }

    @Test("no setting", arguments: ["", "  ", "word", "# a=1", "; a=1", "[a]", "// a 1", "=1"])
    func none(line: String) {
        #expect(Setting(line) == nil)
    }

    @Test("on and off")
    func states() {
        #expect(Setting("a=Off")?.isOff == true && Setting("a=0")?.isOff == true && Setting("a=1")?.isOff == false)
        #expect(Setting("a=Yes")?.isOn == true && Setting("a=2")?.isOn == false)
    }
}

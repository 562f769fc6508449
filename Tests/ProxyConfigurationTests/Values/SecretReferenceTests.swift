import ProxyConfiguration
import Rules
import Testing

@Suite struct SecretReferenceTests {
    @Test func references() {
        #expect(read("${env:A_1}", as: SecretReference.self).value == .environment("A_1"))
        #expect(read("${file:/run/secrets/x}", as: SecretReference.self).value == .file("/run/secrets/x"))
        #expect(read("${exec:vault read  x}", as: SecretReference.self).value == .program(["vault", "read", "x"]))
    }

    @Test(arguments: ["${env:}", "${env:1A}", "${env:A-B}", "${file:x}", "${exec: }", "${vault:x}", "${}", ""])
    func brokenOnes(text: String) {
        let (value, mismatches) = read(text, as: SecretReference.self)
        #expect(value == nil && mismatches.map(\.code) == [.form])
    }

    @Test(arguments: [
        ("${TOKEN:?k9Qz7Lm2}", "\"${TOKEN…}\""), ("{{ x | default('k9Qz7Lm2') }}", "\"(template)\""),
        ("$TOKEN", "\"$TOKEN\""),
    ])
    func aTemplateIsShownWithoutWhatMayBeSecret(text: String, shown: String) {
        let (value, mismatches) = read(text, untyped: true, as: SecretReference.self)
        #expect(value?.written == shown && mismatches.isEmpty)
    }

    @Test func theSecretItselfIsToldAndKeptRedacted() {
        let (value, mismatches) = read("k9Qz7Lm2Xv4Rt8Wp1", as: SecretReference.self)
        #expect(mismatches.map(\.code) == [.literalSecret] && mismatches.first?.secret == value?.literal)
        #expect(value?.literal?.revealed == Array("k9Qz7Lm2Xv4Rt8Wp1".utf8))
        #expect(value?.written.contains("Lm2X") == false && "\(value as Any)".contains("Lm2X") == false)
    }
}

import Rules
import Testing

@testable import Checks

@Suite struct SecretStrengthTests {
    @Test(arguments: [
        "sk-1234", "changeme", "replace_with_secure_random_token", "abababababababababababababababababab", "short9Qz",
    ])
    func weak(text: String) { #expect(SecretStrength.weakness(of: Secret(text.utf8), leastLength: 32) != nil) }

    @Test(arguments: [
        "${TOKEN}", "$(openssl rand -base64 32)", "{{ token }}", "$TOKEN", "<token>",
        "q8Zr4Tn1Xc" + "7Vb2Lm9Kp3Wd6Hs5Jf0GyA",
    ])
    func strongOrUnknown(text: String) {
        #expect(SecretStrength.weakness(of: Secret(text.utf8), leastLength: 32) == nil)
    }

    @Test(arguments: [("changeme", true), ("q8Zr4Tn1Xc", false)])
    func placeholders(text: String, expected: Bool) {
        #expect(SecretStrength.isPlaceholder(Secret(text.utf8)) == expected)
    }

    @Test func noReasonHasTheSecret() {
        #expect(SecretStrength.weakness(of: Secret("hunter2x".utf8), leastLength: 32)?.contains("hunter") == false)
    }
}

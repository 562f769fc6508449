import ProxyConfiguration
import Testing

@Suite struct PinTests {
    private static let base64 = String(repeating: "Ab1+", count: 10) + "Ab1="

    @Test func aPin() { #expect(read("sha256/" + Self.base64, as: Pin.self).value?.base64 == Self.base64) }

    @Test(arguments: [
        "", "sha256/", "sha256/abc=", "sha1/" + base64, "sha256/" + base64 + "=", "sha256/" + base64.dropLast() + "!",
    ])
    func none(text: String) { #expect(read(text, as: Pin.self).value == nil) }
}

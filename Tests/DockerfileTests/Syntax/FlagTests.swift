import Dockerfile
import Testing

@Suite("Flags")
struct FlagTests {
    @Test(
        "that are on or off",
        arguments: [("--link", true), ("--link=true", true), ("--link=FALSE", false), ("--link=True", true)])
    func switches(flag: String, expected: Bool) {
        #expect(Reading.first("COPY \(flag) a b")?.flag("link")?.isOn == expected)
    }
}

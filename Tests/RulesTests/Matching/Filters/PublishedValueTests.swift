import Testing

@testable import Rules

@Suite struct PublishedValueTests {
    private func isPublished(_ value: String) -> Bool {
        Array(value.utf8).withUnsafeBytes { PublishedValue.contains($0) }
    }

    /// The account key that Microsoft's manual of the Azure storage emulator gives to everybody.
    @Test func theKeyOfAnEmulator() {
        let key =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu" + "Fq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw" + "=="
        #expect(isPublished(key))
        #expect(!isPublished(String(key.dropFirst())) && !isPublished("F" + key.dropFirst()))
    }

    /// A key of the tests of Google's Firebase SDK.
    @Test func theKeyOfASample() {
        #expect(isPublished("AIzaSyD3asb-2pEZVqMkm" + "L6M9N6nHZRR_znhrh0"))
    }

    @Test func others() {
        #expect(!isPublished("") && !isPublished(String(repeating: "a", count: 88)))
    }
}

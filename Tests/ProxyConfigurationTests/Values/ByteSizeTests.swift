import ProxyConfiguration
import Testing

@Suite struct ByteSizeTests {
    @Test(arguments: [("10MiB", 10 << 20), ("10MB", 10_000_000), ("64KiB", 65_536), ("512B", 512), ("-1KB", -1000)])
    func typed(text: String, expected: Int) {
        #expect(read(text, as: ByteSize.self).value?.bytes == expected)
    }

    @Test(arguments: [
        ("10mb", 10_000_000), ("4096", 4096), ("1 GiB", 1 << 30), ("0", 0), ("10M", 10 << 20), ("1.5k", 1536),
        ("0.5MiB", 1 << 19),
    ])
    func untyped(text: String, expected: Int) {
        #expect(read(text, untyped: true, as: ByteSize.self).value?.bytes == expected)
    }

    @Test(arguments: ["10", "10mb", "MiB", "", "10XB", "9223372036854775807GiB", "10M", "1.5MiB"])
    func notRead(text: String) { #expect(read(text, as: ByteSize.self).value == nil) }

    @Test func written() {
        #expect(ByteSize.mebibytes(10).shortText == "10MiB" && ByteSize(bytes: 0).shortText == "0B")
        #expect(read(.integer(100), as: ByteSize.self).value?.shortText == "100B")
    }
}

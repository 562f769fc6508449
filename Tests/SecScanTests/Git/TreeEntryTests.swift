import Testing

@testable import SecScan

@Suite struct TreeEntryTests {
    private static let id = [UInt8](repeating: 0xAB, count: 20)

    static func bytes(_ mode: String, _ name: String) -> [UInt8] { Array("\(mode) \(name)\0".utf8) + id }

    private func read(_ bytes: [UInt8]) -> (names: [String], isIntact: Bool) {
        bytes.withUnsafeBytes { buffer in
            var names: [String] = []
            let isIntact = TreeEntry.forEach(in: buffer) { entry in
                #expect(entry.id == ObjectID(hexadecimal: String(repeating: "ab", count: 20)))
                names.append(String(decoding: entry.name, as: UTF8.self))
            }
            return (names, isIntact)
        }
    }

    @Test(
        arguments: [
            ("40000", true, false, false, false), ("040000", true, false, false, false),
            ("100644", false, true, false, false), ("100755", false, true, false, false),
            ("120000", false, true, true, false), ("160000", false, false, false, true),
        ])
    func kinds(mode: String, isTree: Bool, isFile: Bool, isLink: Bool, isSubmodule: Bool) {
        var count = 0
        _ = Self.bytes(mode, "a").withUnsafeBytes { bytes in
            TreeEntry.forEach(in: bytes) { entry in
                count += 1
                #expect(entry.isTree == isTree && entry.isFile == isFile)
                #expect(entry.isSymbolicLink == isLink && entry.isSubmodule == isSubmodule)
                #expect(entry.detached.id == entry.id && entry.detached.name.isEmpty)
                #expect(entry.detached.mode == entry.mode)
            }
        }
        #expect(count == 1)
    }

    @Test func entriesInOrder() {
        let (names, isIntact) = read(Self.bytes("100644", "a b") + Self.bytes("40000", "c") + Self.bytes("120000", ""))
        #expect(names == ["a b", "c", ""] && isIntact)
        #expect(read([]).isIntact)
    }

    /// Cut anywhere, the whole entries are passed on and nothing behind the end is read.
    @Test func cutAnywhere() {
        let first = Self.bytes("100644", "first")
        let whole = first + Self.bytes("100644", "second")
        for end in 0...whole.count {
            let (names, isIntact) = read(Array(whole[..<end]))
            #expect(names.count == (end == whole.count ? 2 : end >= first.count ? 1 : 0), "\(end)")
            #expect(isIntact == [0, first.count, whole.count].contains(end), "\(end)")
        }
    }

    @Test(arguments: ["x00644", "10064f", "9", "777777777777777777", "-1"])
    func damagedMode(mode: String) {
        let (names, isIntact) = read(Self.bytes("100644", "a") + Self.bytes(mode, "b"))
        #expect(names == ["a"] && !isIntact)
    }
}

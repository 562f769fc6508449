import Testing

@testable import SecScan

@Suite struct ObjectKindTests {
    @Test(arguments: [(ObjectKind.commit, 1, "commit"), (.tree, 2, "tree"), (.blob, 3, "blob"), (.tag, 4, "tag")])
    func kinds(kind: ObjectKind, number: Int, name: String) {
        #expect(ObjectKind(packed: number) == kind && ObjectKind(name: name) == kind && kind.name == name)
    }

    @Test(arguments: [-1, 0, 5, 6, 7, 8, 256])
    func othersInPacks(number: Int) {
        #expect(ObjectKind(packed: number) == .other)
    }

    @Test(arguments: ["", "Blob", "blob ", "object", "ofs-delta"])
    func otherNames(name: String) {
        #expect(ObjectKind(name: name) == .other)
    }

    @Test func nameOfOthers() { #expect(ObjectKind.other.name == "object") }
}

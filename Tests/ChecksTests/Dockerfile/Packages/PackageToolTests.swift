import Rules
import Testing

@testable import Checks

@Suite("PackageTool")
struct PackageToolTests {
    @Test(
        "programs",
        arguments: [
            ("apt-get", PackageTool.apt), ("aptitude", .apt), ("microdnf", .dnf), ("tdnf", .dnf), ("yum", .yum),
            ("micromamba", .conda), ("bundler", .bundle), ("yarnpkg", .yarn), ("pip", .pip),
        ])
    func programs(name: String, expected: PackageTool) {
        #expect(PackageTool(program: name) == expected)
    }

    @Test("others are none", arguments: ["", "make", "apt-cache", "dpkg", "npx"])
    func none(name: String) {
        #expect(PackageTool(program: name) == nil)
    }

    @Test("families")
    func families() {
        #expect(PackageTool.apk.isSystem && !PackageTool.apk.isNode)
        #expect(PackageTool.bun.isNode && !PackageTool.bun.isSystem)
        #expect(!PackageTool.pip.isSystem && !PackageTool.pip.isNode)
    }
}

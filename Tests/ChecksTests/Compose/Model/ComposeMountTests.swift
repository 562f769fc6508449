import Rules
import Testing
import YAML

@testable import Checks

@Suite struct ComposeMountTests {
    private func mount(_ text: String) throws -> ComposeMount? {
        try YAMLDocument.first(in: Array(text.utf8)).flatMap { ComposeMount($0.root) }
    }

    @Test(arguments: [
        ("/a/:/b", "/a", false), ("/a:/b:ro", "/a", true), ("/a:/b:z,ro", "/a", true), ("./x:/b", "x", false),
        ("~/.ssh:/b", "~/.ssh", false), ("${HOME}/.ssh:/b:ro", "~/.ssh", true), ("$HOME/.aws:/b", "~/.aws", false),
        ("${DIR:-/etc}:/b", "/etc", false), ("'C:\\a:/b:ro'", "C:\\a", true),
        ("{type: bind, source: /a, target: /b}", "/a", false),
        ("{type: bind, source: /a//b, read_only: true}", "/a/b", true),
        ("{type: npipe, source: '\\\\.\\pipe\\x'}", "\\\\.\\pipe\\x", false),
        ("{source: /a, target: /b}", "/a", false),
    ])
    func read(text: String, source: String, isReadOnly: Bool) throws {
        let mount = try #require(try mount(text))
        #expect(mount.source == source && mount.isReadOnly == isReadOnly)
    }

    @Test(arguments: ["data:/b", "/anonymous", "{type: volume, source: /a}", "{type: tmpfs, target: /a}", "[a]", ""])
    func others(text: String) throws { #expect(try mount(text) == nil) }
}

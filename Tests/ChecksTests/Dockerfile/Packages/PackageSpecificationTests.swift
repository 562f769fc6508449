import Rules
import Testing

@testable import Checks

@Suite("PackageSpecification")
struct PackageSpecificationTests {
    @Test(
        "sources",
        arguments: [
            ("apt-get install ./a.deb", PackageSpecification.Source.file), ("apt-get install a", .repository),
            ("yum install https://example.com/a.rpm", .address), ("pip install .[dev]", .file),
            ("pip install a[dev]", .repository), ("pip install git+https://example.com/a", .address),
            ("npm install a.tgz", .file), ("npm install github:a/b", .address), ("go install ./cmd", .file),
            ("go install example.com/a", .repository), ("gem install a.gem", .file),
        ])
    func source(command: String, expected: PackageSpecification.Source) throws {
        let packages = AuditedDockerfile(Array("FROM a\nRUN \(command)\n".utf8)).packageCommands.flatMap(\.packages)
        #expect(packages.map(\.source) == [expected], "\(command)")
    }

    @Test("what is not known counts as pinned")
    func unknown() throws {
        let file = AuditedDockerfile(Array("FROM a\nARG B=b\nRUN npm i $A $B ${C}@1\n".utf8))
        let packages = file.packageCommands.flatMap(\.packages)
        #expect(packages.map(\.isKnown) == [false, true, false])
        #expect(packages.map(\.isPinned) == [true, false, true])
    }
}

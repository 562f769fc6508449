import Rules
import Testing

@testable import Checks

@Suite("Credentials in layers")
struct StoredSecretTests {
    private func paths(_ text: String) -> [[String]] {
        StoredSecret.all(in: AuditedDockerfile(Array("FROM a\nWORKDIR /srv\n\(text)\n".utf8))).map(\.paths)
    }

    @Test("where they lie")
    func stored() {
        #expect(paths("COPY .npmrc ./") == [["/srv", "/srv/.npmrc"]])
        #expect(paths("COPY key /root/.ssh/id_rsa") == [["/root/.ssh/id_rsa"]])
        #expect(paths("RUN echo a > .netrc") == [["/srv/.netrc"]])
        #expect(paths("COPY a b").isEmpty)
    }

    @Test(
        "what removes them",
        arguments: [
            ("/srv/.npmrc", false, true), ("/srv", true, true), ("/srv/*", false, true), ("/srv/.env", false, false),
            ("/", true, false), ("/srv/sub", true, false), ("/other/*", false, false),
        ])
    func removed(path: String, recursively: Bool, expected: Bool) throws {
        let file = AuditedDockerfile(Array("FROM a\nCOPY .npmrc /srv/.npmrc\n".utf8))
        let secret = try #require(StoredSecret.all(in: file).first)
        #expect(secret.isRemoved(by: path, recursively: recursively) == expected)
    }
}

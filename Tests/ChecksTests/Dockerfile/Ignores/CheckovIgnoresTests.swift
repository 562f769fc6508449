import Rules
import Testing

@testable import Checks

@Suite struct CheckovIgnoresTests {
    @Test(arguments: [
        ("#checkov:skip=CKV_DOCKER_2", ["checkov CKV_DOCKER_2: 1…3"]),
        ("# checkov:skip=CKV_DOCKER_2: why not", ["checkov CKV_DOCKER_2: 1…3"]),
        ("# bridgecrew:skip=CKV_DOCKER_2,CKV_DOCKER_3:x", ["checkov CKV_DOCKER_2: 1…3", "checkov CKV_DOCKER_3: 1…3"]),
        ("# cortex:skip=CKV_DOCKER_2", ["checkov CKV_DOCKER_2: 1…3"]),
        ("# so checkov:skip=CKV_DOCKER_2", ["checkov CKV_DOCKER_2: 1…3"]), ("# checkov:skip=", []),
        ("# checkov: skip", []), ("# mycheckov:skip=CKV_DOCKER_2", []),
    ])
    func spellings(comment: String, expected: [String]) {
        #expect(IgnoreSample("FROM a\n\(comment)\nRUN b").lines == expected)
    }

    @Test func reason() {
        #expect(
            IgnoreSample("# checkov:skip=CKV_DOCKER_2: one run, no server\nFROM a").ignores.map(\.reason) == [
                "one run, no server"
            ])
    }
}

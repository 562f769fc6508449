import Rules
import Testing

@testable import Checks

@Suite struct DockerfileAuditTests {
    @Test(arguments: [
        "Dockerfile", "a/b/Dockerfile", "dockerfile", "Containerfile", "Dockerfile.prod", "Dockerfile-alpine",
        "web.dockerfile",
        "api.Dockerfile", ".devcontainer/Dockerfile", "Containerfile.arm64", "Dockerfile_debug", "Dockerfile.3.12",
    ])
    func named(path: String) { #expect(DockerfileAudit.isNamed(path)) }

    @Test(arguments: [
        "Dockerfile.dockerignore", "Dockerfile.j2", "Dockerfile.md", "dockerfile.go", "Dockerfiles/readme",
        "mydockerfile",
        "dockerfile_test.py", "Makefile", "", "Dockerfile.template", "Commands/Dockerfile.swift", "Dockerfile.kt",
        "Dockerfile.patch",
    ])
    func notNamed(path: String) { #expect(!DockerfileAudit.isNamed(path)) }

    @Test(arguments: [
        ("FROM debian\nRUN make\n", true), ("# c\nARG A=1\nFROM debian:$A\nUSER a\n", true),
        ("from the start\nit was so\n", false),
        ("FROM debian\n", false), ("#!/bin/sh\nset -e\n", false), ("", false), ("FROM a\nRUN b\0", false),
    ])
    func content(text: String, isOne: Bool) { #expect(DockerfileAudit.isOne(beginning: Array(text.utf8)) == isOne) }

    @Test func findingsComeByPlaceAndOnlyOfRulesThatAreOn() {
        let text = Array("FROM debian\nRUN sudo make\nUSER root\n".utf8)
        let sudo = RuleID(verified: "docker/sudo")
        let tag = RuleID(verified: "docker/floating-tag")
        let found = DockerfileAudit.findings(in: text, options: CheckOptions()) { [sudo, tag].contains($0) }
        #expect(found.map(\.rule.id) == [tag, sudo])
        #expect(found.map { String(decoding: text[$0.finding.range], as: UTF8.self) } == ["debian", "sudo"])
    }
}

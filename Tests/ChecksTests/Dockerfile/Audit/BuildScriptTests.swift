import Rules
import Testing

@testable import Checks

@Suite struct BuildScriptTests {
    /// Each command's name, and what stands at its place in the file.
    private func places(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return AuditedDockerfile(bytes).commands.map { command in
            "\(command.name ?? "?")=\(String(decoding: bytes[command.nameRange], as: UTF8.self))"
        }
    }

    @Test func placesHoldThroughContinuations() {
        #expect(
            places("FROM a\nRUN one && \\\n  # comment\n\n  two; th\\\nree\n") == [
                "one=one", "two=two", "three=th\\\nree",
            ])
    }

    @Test func placesHoldInHeredocs() {
        #expect(places("FROM a\nRUN <<EOF\none\n  two\nEOF\nRUN three\n") == ["one=one", "two=two", "three=three"])
        #expect(places("FROM a\nRUN <<-EOF\n\tone\n\t\ttwo\n\tEOF\n") == ["one=one", "two=two"])
        #expect(places("FROM a\nRUN bash -e <<'EOF' && two\none x\nEOF\n") == ["bash=bash", "one=one", "two=two"])
        #expect(places("FROM a\nRUN cat <<A <<B\none\nA\ntwo\nB\n") == ["cat=cat"])
    }

    @Test func placesHoldInListsAndScriptsWithin() {
        #expect(places("FROM a\nRUN [\"sh\", \"-c\", \"one && two\"]\n") == ["sh=\"sh\"", "one=one", "two=two"])
        #expect(places("FROM a\nRUN sh -c 'one; two'\n") == ["sh=sh", "one=one", "two=two"])
    }

    @Test func otherInterpretersAreNotRead() {
        #expect(places("FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n").isEmpty)
        #expect(places("FROM a\nRUN <<EOF\n#!/bin/bash -e\none\nEOF\n") == ["one=one"])
        #expect(places("FROM a\nSHELL [\"pwsh\", \"-Command\"]\nRUN one\n").isEmpty)
        #expect(places("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN one\n").isEmpty)
    }

    @Test func variablesOfTheFileAreThoseOfTheShell() {
        let file = AuditedDockerfile(Array("FROM a\nARG V=1\nENV W=$V-x\nARG U\nRUN one $W ${V}b $U\n".utf8))
        #expect(file.commands.map(\.knownArguments) == [["1-x", "1b"]])
    }
}

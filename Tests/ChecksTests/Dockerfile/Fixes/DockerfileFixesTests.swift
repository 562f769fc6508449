import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("Dockerfiles with fixes")
struct DockerfileFixesTests {
    private static func fixed(_ text: String, unsafe: Bool = false, only rule: String? = nil) -> String {
        let fixes = DockerfileFixes(Array(text.utf8), includesUnsafe: unsafe, isOn: { rule == nil || $0.name == rule })
        return String(decoding: fixes.source, as: UTF8.self)
    }

    @Test(
        "all that is wrong in a line is mended, in as many rounds as it takes",
        arguments: [
            (
                "from debian:12 AS Build\nrun apt install curl\n",
                "from debian:12 as build\nrun apt-get install -y curl\n"
            ),
            (
                "FROM debian:12\nENV A b\nENV C d\nRUN apt-get update\n",
                "FROM debian:12\nENV A=b\nENV C=d\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n"
            ),
        ])
    func rounds(before: String, after: String) {
        #expect(Self.fixed(before) == after)
    }

    @Test("unsafe fixes are made when they are asked for, and said to be so")
    func unsafe() {
        let text = "FROM debian:12\nUSER root\nRUN sudo apt install curl\n"
        let fixes = DockerfileFixes(Array(text.utf8), includesUnsafe: true)
        #expect(
            String(decoding: fixes.source, as: UTF8.self)
                == "FROM debian:12\nUSER root\nRUN apt-get install -y --no-install-recommends curl\n")
        #expect(fixes.applied.filter(\.isUnsafe).map(\.rule.name).sorted() == ["recommended-packages", "sudo"])
        #expect(fixes.applied.allSatisfy { (26...44).contains($0.offset) })
        #expect(Self.fixed(text) == "FROM debian:12\nUSER root\nRUN sudo apt-get install -y curl\n")
    }

    @Test("what is held stays, also when it has moved")
    func held() {
        let text = "FROM debian:12\nENV A b\nRUN apt-get install c\nENV D e\n"
        let fixes = DockerfileFixes(
            Array(text.utf8),
            isHeld: { rule, finding in
                rule.id.name == "legacy-key-value" && finding.message.contains("D")
            })
        #expect(
            String(decoding: fixes.source, as: UTF8.self)
                == "FROM debian:12\nENV A=b\nRUN apt-get install -y c\nENV D e\n")
    }

    @Test("a rule that is off mends nothing")
    func off() {
        let text = "FROM debian:12\nENV A b\nRUN apt update\n"
        #expect(Self.fixed(text, only: "apt-tool") == "FROM debian:12\nENV A b\nRUN apt-get update\n")
    }

    @Test("a fix that would bring another finding is left out whole")
    func dropped() {
        // Without its refresh the step is one more of those that could be one.
        let text =
            "FROM alpine:3.20\nRUN apk update && apk upgrade\nRUN apk update && apk add curl\nRUN apk update && apk add git\n"
        let fixes = DockerfileFixes(Array(text.utf8), isOn: { $0.name == "kept-apk-index" })
        let audit = FixAudit(fixes.source, options: CheckOptions())
        #expect(
            audit.problem(
                after: FixAudit(Array(text.utf8), options: CheckOptions()), mending: fixes.applied.map(\.rule)) == nil)
        // The first step needs the index for as long as the second has no --no-cache.
        #expect(fixes.applied.count == 1)
        #expect(fixes.dropped.map(\.reason) == ["it would bring a finding of docker/consecutive-run"])
    }

    @Test(
        "bytes around a fix stay: line ends, marks, tabs, comments, heredocs",
        arguments: [
            ("\u{FEFF}FROM debian:12\r\nENV A b\r\n", "\u{FEFF}FROM debian:12\r\nENV A=b\r\n"),
            (
                "FROM debian:12\nRUN a && \\\n\t# apt update\n\tapt update -q",
                "FROM debian:12\nRUN a && \\\n\t# apt update\n\tapt-get update -q"
            ),
            (
                "FROM debian:12\nRUN <<-X && apt update\n\tapt update\n\tX\n",
                "FROM debian:12\nRUN <<-X && apt-get update\n\tapt update\n\tX\n"
            ),
            ("# escape=`\nFROM debian:12\nENV A `\n  b\n", "# escape=`\nFROM debian:12\nENV A=b\n"),
            ("FROM debian:12\nONBUILD ENV A b\n", "FROM debian:12\nONBUILD ENV A=b\n"),
        ])
    func surroundings(before: String, after: String) {
        #expect(
            Array(Self.fixed(before, only: before.contains("ENV") ? "legacy-key-value" : "apt-tool").utf8)
                == Array(after.utf8))
    }

    // MARK: Properties

    /// What has to hold of every fixed file.
    private static func check(_ source: [UInt8], unsafe: Bool, options: CheckOptions = .examples, _ name: String) {
        let fixes = DockerfileFixes(source, options: options, includesUnsafe: unsafe)
        let problem = FixAudit(fixes.source, options: options)
            .problem(after: FixAudit(source, options: options), mending: fixes.applied.map(\.rule))
        #expect(problem == nil, "\(name)")
        let again = DockerfileFixes(fixes.source, options: options, includesUnsafe: unsafe)
        #expect(again.source == fixes.source, "\(name): \(again.applied.map(\.title))")
        #expect(unsafe || !fixes.applied.contains(where: \.isUnsafe), "\(name)")
        #expect((fixes.source == source) == fixes.applied.isEmpty, "\(name)")
    }

    @Test("every example of every rule, good and bad, is mended to something good", arguments: [false, true])
    func examples(unsafe: Bool) {
        for check in DockerfileChecks.all {
            for example in check.rule.examples + check.rule.nonExamples {
                Self.check(
                    Array(example.text.utf8), unsafe: unsafe, options: check.exampleOptions,
                    "\(check.rule.id): \(example.text)")
            }
        }
    }

    @Test("mixtures of the examples are, too", arguments: 0..<40)
    func mixtures(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(count))
        }
        let examples = DockerfileChecks.all.flatMap { $0.rule.examples.map(\.text) }
            .filter { !$0.hasPrefix("#") && $0.hasSuffix("\n") }
        var text = (0..<3 + next(5)).map { _ in examples[next(examples.count)] }.joined(
            separator: next(2) == 0 ? "" : "\n")
        if next(4) == 0 {
            text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        }
        if next(4) == 0 { text = "\u{FEFF}" + text }
        Self.check(Array(text.utf8), unsafe: next(2) == 0, text)
    }

    // MARK: The table

    /// What the document says of each rule.
    private static func documented() throws -> [String: String] {
        let rows = try RepositoryTree.text("docs/dockerfile-fixes.md").split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingBlanks }
            return cells.count >= 3 && cells[0].hasPrefix("`docker/")
                ? (String(cells[0].dropFirst().dropLast()), String(cells[1])) : nil
        }
        #expect(Set(rows.map(\.0)).count == rows.count)
        return Dictionary(rows) { first, _ in first }
    }

    @Test("the document says of every rule what its fixes are")
    func table() throws {
        var expected: [String: String] = [:]
        for check in DockerfileChecks.all {
            let kinds = Set(
                check.rule.examples.flatMap { example in
                    DockerfileFixes(
                        Array(example.text.utf8), options: check.exampleOptions, includesUnsafe: true,
                        isOn: { $0 == check.rule.id }
                    ).applied.map(\.isUnsafe)
                })
            expected["\(check.rule.id)"] =
                kinds.isEmpty ? "none" : kinds == [true] ? "unsafe" : kinds == [false] ? "safe" : "safe or unsafe"
        }
        // No example shows these; tests of their own do.
        let both = [
            "docker/added-local-file", "docker/unanswered-apt", "docker/unanswered-dnf", "docker/unanswered-yum",
            "docker/unanswered-zypper",
        ]
        for id in both { expected[id] = "safe or unsafe" }
        let documented = try Self.documented()
        for (id, kind) in expected { #expect(documented[id] == kind, "\(id)") }
        #expect(documented.count == expected.count)
    }

    @Test(
        "a fix is unsafe where it may change what the image is",
        arguments: [
            ("ADD dist/* /srv/", true), ("ADD *.py /srv/", false), ("ADD a /srv/", false),
            ("RUN apt-get install a || true", true),
            ("RUN if apt-get install a; then b; fi", true), ("RUN apt-get install a && b", false),
        ])
    func kinds(step: String, isUnsafe: Bool) throws {
        let fixes = DockerfileFixes(
            Array("FROM debian:12\n\(step)\n".utf8), includesUnsafe: true,
            isOn: { ["added-local-file", "unanswered-apt"].contains($0.name) })
        #expect(fixes.applied.map(\.isUnsafe) == [isUnsafe])
    }

    @Test("the first bad example becomes the first good one, but for where that does more")
    func firstExamples() {
        // These take something away, where the good example puts another thing in its place.
        let others: Set = ["certificate-switch", "unchecked-repository-certificate"]
        for check in DockerfileChecks.all where !others.contains(check.rule.id.name) {
            let (bad, good) = (check.rule.examples[0].text, check.rule.nonExamples[0].text)
            let fixes = DockerfileFixes(
                Array(bad.utf8), options: check.exampleOptions, includesUnsafe: true, isOn: { $0 == check.rule.id })
            guard !fixes.applied.isEmpty else { continue }
            let result = String(decoding: fixes.source, as: UTF8.self)
            #expect(result == good || check.rule.id.name == "clear-text-transfer", "\(check.rule.id)")
        }
    }
}

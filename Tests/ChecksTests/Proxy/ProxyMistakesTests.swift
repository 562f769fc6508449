import Rules
import Testing

@testable import Checks

/// Mistakes in both syntaxes: the same rules, at the same piece of the file.
@Suite struct ProxyMistakesTests {
    /// A mistake; its place stands in `«…»`.
    struct Mistake: Sendable, CustomTestStringConvertible {
        var rule: String
        var toml: String
        var yaml: String

        init(_ rule: String, _ toml: String, _ yaml: String) { (self.rule, self.toml, self.yaml) = (rule, toml, yaml) }

        var testDescription: String { "\(rule): \(toml.replacing("\n", with: " "))" }
    }

    static let mistakes = [
        Mistake("unknown-setting", "[tls]\n«min_verison» = \"1.3\"\n", "tls:\n  «min_verison»: \"1.3\"\n"),
        Mistake("unknown-setting", "«colour» = \"blue\"\n[tls]\n", "«colour»: blue\ntls: {}\n"),
        Mistake(
            "unknown-setting", "[[upstreams]]\nname = \"a\"\n«insecure» = true\n",
            "upstreams:\n- name: a\n  «insecure»: true\n"),
        Mistake(
            "unknown-setting", "[limits.per_ip]\n«request_per_minute» = 3\n",
            "limits: {per_ip: {«request_per_minute»: 3}}\n"),
        Mistake("unparsable", "[timeouts]\nheader = «10»\n", "timeouts:\n  header: «10»\n"),
        Mistake("unparsable", "environment = «\"prod\"»\n", "environment: «\"prod\"»\n"),
        Mistake("unparsable", "[logging]\nmask = «\"yes\"»\n", "logging:\n  mask: «yes»\n"),
        Mistake("unparsable", "[limits]\nconnections = «\"60\"»\n", "limits:\n  connections: «'60'»\n"),
        Mistake("unparsable", "[limits]\nconnections = «1.5»\n", "limits:\n  connections: «1.5»\n"),
        Mistake("unparsable", "tls = «true»\n", "tls: «true»\n"),
        Mistake("unparsable", "[tls]\nciphers = «\"AES\"»\n", "tls:\n  ciphers: «AES»\n"),
        Mistake("unparsable", "[tls]\nmin_version = «1.3»\n", "tls:\n  min_version: «1.3»\n"),
        Mistake("unparsable", "[guards]\nrequest_secrets = «{}»\n", "guards:\n  request_secrets: «{}»\n"),
        Mistake(
            "unparsable", "[management]\nallowed_cidrs = [\"10.0.0.0/24\", «\"10.0.0.5/24\"»]\n",
            "management:\n  allowed_cidrs:\n    - 10.0.0.0/24\n    - «10.0.0.5/24»\n"),
        Mistake("unparsable", "upstreams = «{name = \"a\"}»\n", "upstreams: «{name: a}»\n"),
        Mistake("out-of-range", "[limits]\nrequest_body = «\"2GiB\"»\n", "limits:\n  request_body: «2GiB»\n"),
        Mistake("timeout-zero", "[timeouts]\nbody_idle = «\"9h\"»\n", "timeouts:\n  body_idle: «9h»\n"),
        Mistake("literal-secret", "[encryption]\nkey = «\"changeme\"»\n", "encryption:\n  key: «changeme»\n"),
        Mistake("dead-setting", "[cors]\n«max_age» = \"5m\"\n", "cors:\n  «max_age»: 5m\n"),
        Mistake("contradiction", "[tls]\ncertificate_file = «\"/a\"»\n", "tls:\n  certificate_file: «/a»\n"),
        Mistake("contradiction", "[tokens]\nhashing = «\"hmac-sha256\"»\n", "tokens:\n  hashing: «hmac-sha256»\n"),
        Mistake(
            "upstream-plain-http", "[[upstreams]]\nbase_url = «\"http://a.example.com\"»\n",
            "upstreams:\n- base_url: «http://a.example.com»\n"),
        Mistake(
            "upstream-address", "[[upstreams]]\nbase_url = «\"https://a.example.com?x\"»\n",
            "upstreams:\n- base_url: «https://a.example.com?x»\n"),
        Mistake(
            "cidr-too-wide", "[management]\nallowed_cidrs = [«\"0.0.0.0/0\"»]\n",
            "management:\n  allowed_cidrs: [«0.0.0.0/0»]\n"),
        Mistake("key-age", "[[upstreams]]\ncreated_at = «2025-01-31»\n", "upstreams:\n- created_at: «2025-01-31»\n"),
        Mistake(
            "missing-setting",
            "environment = \"test\"\n«[management]»\nfailures_per_minute = 3\n[[upstreams]]\nname = \"a\"\n",
            "environment: test\n«management:»\n  failures_per_minute: 3\nupstreams:\n- name: a\n"),
        Mistake(
            "syntax", "environment = \"test\"\n«environment = \"test\"»\n", "environment: test\n«environment: test»\n"),
        Mistake("syntax", "[tls\n«»", "«tls: [»\n"),
    ]

    @Test(arguments: mistakes)
    func theSameRuleAtTheSamePlace(mistake: Mistake) throws {
        let yaml = Self.found(mistake.yaml, path: "proxyguard.yaml")
        #expect(yaml.contains { $0.rule == mistake.rule && $0.isMarked }, "\(yaml)")
        let toml = Self.found(mistake.toml, path: "proxyguard.toml")
        if mistake.rule != "syntax" { #expect(toml.contains { $0.rule == mistake.rule && $0.isMarked }, "\(toml)") }
        // Of two at one place one is told, and their places are not the same in both.
        #expect(Set(toml.map(\.rule)) == Set(yaml.map(\.rule)))
    }

    /// What only YAML has, and no file of settings needs.
    @Test(arguments: [
        "tls: &x {min_version: \"1.3\"}\n", "environment: *x\n", "environment: !!str test\n",
        "tls:\n  <<: {min_version: \"1.3\"}\n",
        "environment: test\n---\nenvironment: test\n", "? [a]\n: 1\ntls: {}\n",
        "# x\u{2028}environment: test\ntls: {}\n",
        "%TAG ! a:\n--- !b\ntls: {}\n",
    ])
    func whatOnlyYAMLHasIsRefused(text: String) {
        #expect(Self.found(text, path: "proxyguard.yaml").map(\.rule) == ["syntax"])
    }

    private static func found(_ marked: String, path: String) -> [(rule: String, isMarked: Bool)] {
        let example = RuleExample(marked: marked, path: path)
        var options = CheckOptions()
        options.path = path
        options.isNamedProxyConfiguration = true
        options.today = Day("2026-11-22")
        return ProxyAudit.findings(in: Array(example.text.utf8), options: options) { _ in true }.map { found in
            (String("\(found.rule.id)".dropFirst(6)), example.places.contains(found.finding.range))
        }
    }
}

internal import ProxyConfiguration
internal import Rules

/// One pinned key, and none for the day it changes.
enum ProxySinglePin: ProxyCheck {
    static let rule = Rule(
        proxy: "proxy/single-pin", "One pin without a second",
        why: """
            An upstream has to show one certain key. On the day it changes its certificate nothing reaches it any more, and the pin is then \
            taken out in a hurry.
            """,
        severity: .low,
        remediation:
            "Pin a second key: that of the authority above it, or one that the provider keeps for the next certificate.",
        references: ["https://www.rfc-editor.org/rfc/rfc7469#section-4.3"],
        cwe: "CWE-295",
        bad: [
            "[[upstreams]]\npins = «[\"sha256/9n0izTnSRF+W4W4JTq51avSXkWhQB8duS2bxVLfzXsY=\"]»\n",
            "[[upstreams]]\nname = \"a\"\npins = «[ \"sha256/jQJTbIh0grw0/1TkHSumWb+Fs0Ggogr621gT3PvPKG0=\" ]»\n",
            "[[upstreams]]\npins = []\n[[upstreams]]\npins = «[\n\"sha256/5kJvNEMw0KjrCAu7eXY5HZdvyCS13BbA0VJG1RSP91w=\"\n]»\n",
        ],
        good: [
            .own(
                "[[upstreams]]\npins = [\"sha256/9n0izTnSRF+W4W4JTq51avSXkWhQB8duS2bxVLfzXsY=\", "
                    + "\"sha256/jQJTbIh0grw0/1TkHSumWb+Fs0Ggogr621gT3PvPKG0=\"]\n"),
            "[[upstreams]]\npins = []\n", "[[upstreams]]\nname = \"a\"\n",
        ])

    static func findings(in file: AuditedProxy) -> [CheckFinding] {
        file.upstreams.flatMap { upstream in
            file.findings(UpstreamSettings.pins, in: upstream) { answer in
                Set(answer.value.values).count == 1 ? "one key is pinned, and none for the day it changes" : nil
            }
        }
    }
}

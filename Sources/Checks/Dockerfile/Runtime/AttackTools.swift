internal import Rules

/// Tools that serve whoever has broken in are put into the image.
enum AttackTools: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/attack-tools", "Tools for attackers in an image",
        why: """
            The image that runs gets a scanner, a debugger, a sniffer or a relay. The application does not need it, and whoever \
            gets into the container finds the means to go on from there.
            """,
        severity: .low,
        remediation:
            "Leave it out of the last stage; kubectl debug and docker debug bring tools along when they are needed.",
        references: ["https://cwe.mitre.org/data/definitions/1125.html"],
        cwe: "CWE-1125",
        bad: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl «nmap»\n",
            "FROM alpine:3.20\nRUN apk add --no-cache \\\n    «tcpdump» \\\n    bash\n",
            "FROM fedora:41 AS base\nRUN dnf install -y «socat-1.8.0» «nc»\nFROM base\n",
            "FROM debian:12\nRUN <<EOF\napt-get install -y --no-install-recommends «netcat-openbsd» «gdb=13.1-3»\nEOF\n",
            "FROM debian:12\nRUN apt-get install -y «telnet:amd64» && apt-get purge -y curl\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n",
            "FROM debian:12 AS build\nRUN apt-get install -y nmap gdb\nFROM debian:12\nCOPY --from=build /a /a\n",
            "FROM alpine:3.20\nRUN apk add --virtual .tools nmap && make && apk del .tools\n",
            "FROM debian:12\nRUN apt-get install -y socat && make && apt-get purge -y socat\n",
            "FROM debian:12\nRUN apt-get install -y nmap-common libgdbm6 && echo apt-get install nmap\n",
        ])

    private static let packages: [String: String] = [
        "nmap": "a port scanner", "ncat": "a relay", "nmap-ncat": "a relay", "masscan": "a port scanner",
        "zmap": "a port scanner", "netcat": "a relay", "netcat-openbsd": "a relay", "netcat-traditional": "a relay",
        "nc": "a relay", "gnu-netcat": "a relay", "openbsd-netcat": "a relay", "socat": "a relay",
        "proxychains": "a relay", "proxychains4": "a relay", "proxychains-ng": "a relay", "tcpdump": "a sniffer",
        "tshark": "a sniffer", "wireshark": "a sniffer", "ettercap-text-only": "a sniffer", "dsniff": "a sniffer",
        "ngrep": "a sniffer", "telnet": "a client without encryption",
        "inetutils-telnet": "a client without encryption",
        "gdb": "a debugger", "gdbserver": "a debugger", "gdb-gdbserver": "a debugger", "strace": "a tracer",
        "ltrace": "a tracer", "openssh-client": "a client for remote logins",
        "openssh-clients": "a client for remote logins",
        "ssh-client": "a client for remote logins", "hydra": "a password cracker", "john": "a password cracker",
        "hashcat": "a password cracker", "sqlmap": "an attack tool", "nikto": "an attack tool",
        "metasploit-framework": "an attack tool",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.imagePackages.compactMap { package in
            guard let what = packages[package.name] else { return nil }
            // git needs it for addresses of ssh.
            let isClient = what.hasSuffix("logins")
            return CheckFinding(package.range, "\(package.name) is \(what)", severity: isClient ? .info : nil)
        }
    }
}

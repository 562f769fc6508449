internal import Dockerfile
internal import Rules

/// A service for logging in is put into the image.
enum LoginService: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/login-service", "Login service in an image",
        why: """
            The image gets a server for remote logins. Containers are entered with docker exec or kubectl exec; a login service \
            needs accounts, keys and updates of its own and goes around the access rules of the platform.
            """,
        severity: .low,
        remediation: "Leave the service out and use docker exec or kubectl exec.",
        references: ["https://cwe.mitre.org/data/definitions/1125.html"],
        cwe: "CWE-1125",
        bad: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y «openssh-server»\n",
            "FROM alpine:3.20\nRUN apk add --no-cache \\\n  bash \\\n  «dropbear=2024.85-r0»\n",
            "FROM debian:12\nCMD [«\"/usr/sbin/sshd\"», \"-D\"]\n",
            "FROM fedora:41\nRUN <<EOF\ndnf install -y «telnet-server»\nEOF\nENTRYPOINT exec «sshd» -D\n",
            "FROM debian:12\nCMD «service» ssh start && app\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n",
            "FROM debian:12\nRUN apt-get install -y openssh-client && echo openssh-server\n",
            "FROM debian:12 AS test\nRUN apt-get install -y openssh-server\nFROM debian:12\n",
            "FROM debian:12\nCMD service nginx start\n",
            "FROM debian:12\nRUN apt-get purge -y openssh-server && sed -i s/a/b/ /etc/ssh/sshd_config\n",
        ])

    private static let packages: Set = [
        "openssh-server", "dropbear", "tinysshd", "telnetd", "inetutils-telnetd", "telnetd-ssl", "telnet-server",
        "busybox-extras-openrc", "rsh-server", "xrdp", "tigervnc-server", "tightvncserver",
        "tigervnc-standalone-server",
    ]
    private static let servers: Set = ["sshd", "dropbear", "telnetd", "in.telnetd", "xrdp", "vncserver", "Xvnc"]
    private static let services: Set = ["ssh", "sshd", "dropbear", "xrdp", "telnetd"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let installed = file.imagePackages.filter { packages.contains($0.name) }.map {
            CheckFinding($0.range, "\($0.name) is a login service")
        }
        let started = file.commands.compactMap { command -> CheckFinding? in
            guard file.isInImage(command.instruction), let name = command.name else { return nil }
            let isServer = servers.contains(name)
            let isService =
                ["service", "rc-service"].contains(name)
                && command.knownArguments.first.map(services.contains) ?? false && command.knownArguments.last != "stop"
            guard isServer || isService else { return nil }
            let service = isServer ? name : command.knownArguments.first ?? name
            return CheckFinding(command.nameRange, "the login service \(service) is started")
        }
        return installed + started
    }
}

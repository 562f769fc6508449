internal import Dockerfile
internal import Rules

/// All packages are upgraded within the image.
enum PackageUpgrade: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/package-upgrade", "Packages upgraded in the image",
        why: """
            All packages of the system are brought up to date. That mends known holes, and makes the image another one on every \
            day it is built; where builds have to be the same, the base image is the place for it.
            """,
        severity: .info, isOptIn: true,
        remediation: "Name a newer base image in FROM, and upgrade single packages by name.",
        references: ["https://docs.docker.com/build/building/best-practices/#from"],
        cwe: "CWE-1357",
        aliases: [
            "hadolint:DL3005", "hadolint:DL3017", "hadolint:DL3031", "hadolint:DL3039", "dockle:DKL-DI-0003",
            "semgrep:avoid-apt-get-upgrade", "semgrep:avoid-apk-upgrade", "semgrep:avoid-yum-update",
            "semgrep:avoid-dnf-update",
        ],
        bad: [
            "FROM debian:12\nRUN apt-get update && apt-get «upgrade» -y\n",
            "FROM alpine:3.23\nRUN apk «upgrade» --no-cache\n",
            "FROM almalinux:9\nRUN [\"yum\", «\"update\"», \"-y\"]\n",
            "FROM almalinux:9\nRUN <<EOF\ndnf -y --refresh «upgrade»\nEOF\n",
            "FROM archlinux:base\nRUN pacman «-Syu» --noconfirm\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n",
            "FROM almalinux:9\nRUN yum update -y openssl\n",
            "FROM archlinux:base\nRUN pacman -Syu --noconfirm git\n",
            "FROM python:3.13\nRUN pip install --upgrade pip==24.3.1 && npm update\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.packageCommands.filter { $0.action == .upgrade && $0.tool.isSystem && $0.packages.isEmpty }.map {
            CheckFinding($0.verbRange, "\($0.command.name ?? "it") upgrades every package")
        }
    }
}

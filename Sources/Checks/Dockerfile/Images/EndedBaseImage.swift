internal import Dockerfile
internal import Rules

/// An image that no longer gets security fixes.
enum EndedBaseImage: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/ended-base-image", "Base image without security fixes",
        why: """
            The image holds a system, a runtime or a server whose makers no longer mend it, or they have given the image up. Holes \
            that become known stay open, however often the image is built anew.
            """,
        severity: .medium,
        remediation: "Go to a version that is maintained.",
        references: ["https://endoflife.date/", "https://cwe.mitre.org/data/definitions/1104.html"],
        cwe: "CWE-1104",
        aliases: ["dockle:CIS-DI-0002", "dockle:CIS-DI-0004"],
        bad: [
            "FROM «python:3.8.19-slim»\n",
            "ARG NODE=16\nFROM --platform=linux/amd64 «node:${NODE}-alpine» AS build\n",
            "FROM «centos:7»\n",
            "FROM «docker.io/library/ubuntu:18.04»\n",
            "FROM «ubuntu:focal-20240530»\n",
            "FROM «alpine:3.4»\n",
            "FROM «openjdk:17-jdk-slim»\n",
            "FROM «mcr.microsoft.com/dotnet/sdk:6.0»\n",
            "FROM «microsoft/dotnet:2.1-sdk»\n",
            "FROM «rust:1.80-buster»\n",
            "FROM debian:12\nCOPY --from=«node:14» /usr/local/bin/node /usr/bin/\n",
            "FROM «gcr.io/distroless/base-debian10»\n",
            "FROM «postgres:9.2»\n",
            "FROM «nvidia/cuda:11.8.0-devel-ubuntu20.04»\n",
            "FROM «registry.access.redhat.com/ubi7/ubi-minimal:7.9»\n",
        ],
        good: [
            "FROM python:3.13.1-slim\n",
            "FROM node:24-bookworm\n",
            "FROM ubuntu:24.04\n",
            "FROM alpine:3.23\n",
            "FROM alpine\n",
            "FROM python:3\n",
            "FROM registry.example.com/python:3.8\n",
            "FROM team/openjdk:17\n",
            "FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\n",
            "FROM node:22 AS centos\nFROM centos\n",
            "ARG VERSION\nFROM python:${VERSION}\n",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0\n",
            "FROM eclipse-temurin:21-jre\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.usedImages.compactMap { use in
            problem(of: use.image, on: file.options.day).map { CheckFinding(use.word.range, $0) }
        }
    }

    private static func problem(of image: ImageReference, on day: String) -> String? {
        guard image.isValid else { return nil }
        let name = officialName(image)
        if let instead = DeprecatedImages.replacement(for: image, official: name) {
            return "\(image.repository) is no longer maintained: \(instead) takes its place"
        }
        let tag = image.tag ?? ""
        let product = name ?? otherProduct(image)
        let ended =
            product.flatMap(EndOfLife.init)?.ended(tag: tag, on: day)
            ?? (product != nil ? EndOfLife.endedVariant(tag: tag, on: day) : nil)
            // `ubuntu20.04` says it whatever the image is.
            ?? EndOfLife.endedDistribution(in: image.repository + ":" + tag, on: day)
        return ended.map { "\($0.name) \($0.version) has had no security fixes since \($0.day)" }
    }

    /// The name of an official image of Docker Hub, wherever it is taken from.
    private static func officialName(_ image: ImageReference) -> String? {
        let parts = image.normalizedRepository.lowercased().split(separator: "/").map(String.init)
        switch (image.normalizedRegistry, parts.count) {
        case ("docker.io", 2), ("mirror.gcr.io", 2):
            return namespaces.contains(parts[0]) ? parts[1] : nil
        case ("public.ecr.aws", 3): return parts[0] == "docker" && parts[1] == "library" ? parts[2] : nil
        default: return nil
        }
    }

    private static let namespaces: Set = [
        "library", "amd64", "arm32v5", "arm32v6", "arm32v7", "arm64v8", "i386", "ppc64le", "riscv64", "s390x",
    ]

    private static func otherProduct(_ image: ImageReference) -> String? {
        let registry = image.normalizedRegistry
        let path = image.repository.lowercased()
        let full = registry == "docker.io" ? path : registry + "/" + path
        for folder in ["mcr.microsoft.com/dotnet", "mcr.microsoft.com/windows"] where full.hasPrefix(folder + "/") {
            return folder
        }
        return EndOfLifeTable.rows[full] != nil ? full : EndOfLifeTable.others[full]
    }
}

import Rules
import Testing

@testable import Checks

@Suite("EndOfLife")
struct EndOfLifeTests {
    private static let day = "2026-11-22"

    @Test(
        "versions that have ended",
        arguments: [
            ("python", "3.8.2-slim", "2024-10-07"), ("python", "2", "2020-01-01"), ("python", "3.1", "2012-04-09"),
            ("ubuntu", "focal-20240530", "2025-05-31"), ("ubuntu", "18.04", "2023-05-31"),
            ("ubuntu", "12.04", "2019-04-25"), ("alpine", "3.4.6", "2020-11-01"), ("node", "v16.20", "2023-09-11"),
            ("node", "0.10", "2018-04-30"), ("mcr.microsoft.com/dotnet", "6.0-alpine", "2024-11-12"),
            ("mcr.microsoft.com/windows", "1903", "2020-12-08"), ("quay.io/centos/centos", "stream8", "2024-05-31"),
        ])
    func ended(product: String, tag: String, day: String) {
        #expect(EndOfLife(product)?.ended(tag: tag, on: Self.day)?.day == day)
    }

    @Test(
        "versions that have not, or of which nothing is known",
        arguments: [
            ("python", "3.13"), ("python", "3"), ("python", "slim"), ("python", "4.0"), ("ubuntu", "24.04"),
            ("alpine", "3"), ("alpine", "edge"), ("node", "24"), ("node", "lts"), ("ubuntu", ""),
            ("nginx", "1"), ("debian", "stable"),
        ])
    func alive(product: String, tag: String) throws {
        let life = try #require(EndOfLife(product))
        #expect(life.ended(tag: tag, on: Self.day) == nil)
    }

    @Test("the last day itself is still covered")
    func lastDay() {
        #expect(EndOfLife("python")?.ended(tag: "3.8", on: "2024-10-07") == nil)
        #expect(EndOfLife("python")?.ended(tag: "3.8", on: "2024-10-08") != nil)
    }

    @Test(
        "the system in a tag",
        arguments: [("3.13-slim-buster", "debian"), ("17-jre-focal", "ubuntu"), ("bullseye", "debian")])
    func variant(tag: String, product: String) {
        #expect(EndOfLife.endedVariant(tag: tag, on: Self.day)?.product == product)
    }

    @Test("a system that has not ended", arguments: ["3.13-slim-trixie", "22-alpine", "17-noble", "8"])
    func aliveVariant(tag: String) {
        #expect(EndOfLife.endedVariant(tag: tag, on: Self.day) == nil)
    }

    @Test(
        "the system and its number anywhere",
        arguments: [
            ("node:22-alpine3.15", "alpine"), ("distroless/base-debian10", "debian"), ("ubi7/ubi:7.9", "ubi"),
            ("nvidia/cuda:11-ubuntu20.04", "ubuntu"), ("a/python-38-centos7:", "centos"),
        ])
    func distribution(text: String, product: String) {
        #expect(EndOfLife.endedDistribution(in: text, on: Self.day)?.product == product)
    }

    @Test("a system that is alive, or has no number", arguments: ["a:1-ubuntu24.04", "a/debian:", "ubi9:9", "alpine"])
    func aliveDistribution(text: String) {
        #expect(EndOfLife.endedDistribution(in: text, on: Self.day) == nil)
    }

    @Test("unknown products")
    func unknown() {
        #expect(EndOfLife("example") == nil)
    }
}

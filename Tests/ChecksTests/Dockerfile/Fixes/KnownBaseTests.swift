import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("Known base images")
struct KnownBaseTests {
    @Test(
        "the name tells what an image is made of",
        arguments: [
            ("debian:12", KnownBase.Distribution.gnu), ("alpine", .alpine), ("python:3.13-alpine", .alpine),
            ("docker.io/library/node:22", .gnu), ("golang:1.23", .gnu),
        ])
    func distributions(image: String, expected: KnownBase.Distribution) {
        #expect(KnownBase(.image(ImageReference(image)))?.distribution == expected)
    }

    @Test(
        "others are not known", arguments: ["ghcr.io/a/debian", "me/debian", "golang:1.23-nanoserver", "postgres:17"])
    func unknown(image: String) {
        #expect(KnownBase(.image(ImageReference(image))) == nil)
    }

    @Test("golang begins in another directory than most")
    func directories() {
        #expect(KnownBase(.image(ImageReference("golang:1.23")))?.startsInRoot == false)
        #expect(KnownBase(.image(ImageReference("debian:12")))?.startsInRoot == true)
        #expect(KnownBase(.scratch)?.startsInRoot == true && KnownBase(.unresolved) == nil)
    }

    @Test(
        "the package manager of a stage tells it, too",
        arguments: [
            ("FROM a\nRUN apk add b\nRUN c\n", KnownBase.Distribution.alpine),
            ("FROM a\nRUN sudo apt-get update\nRUN c\n", .gnu),
            ("FROM a AS x\nRUN dnf install b\nFROM x\nRUN c\n", .gnu), ("FROM a\nRUN pip install b\nRUN c\n", nil),
            ("FROM a AS x\nRUN apk add b\nFROM b\nRUN c\n", nil),
        ])
    func packageManagers(text: String, expected: KnownBase.Distribution?) throws {
        let file = AuditedDockerfile(Array(text.utf8))
        #expect(file.distribution(of: try #require(file.instructions(.run).last)) == expected)
    }
}

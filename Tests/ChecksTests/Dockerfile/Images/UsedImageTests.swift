import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("UsedImage")
struct UsedImageTests {
    @Test(
        "the images of a file",
        arguments: [
            ("FROM debian:12 AS a\nFROM a\nFROM scratch\n", ["debian:12"]),
            ("FROM a\nCOPY --from=b/c /d /d\nRUN --mount=from=golang:1,target=/g g\n", ["a", "b/c", "golang:1"]),
            ("FROM a\nCOPY --from=assets /d /d\nCOPY --from=0 /d /d\nCOPY --from=nginx /d /d\n", ["a", "nginx"]),
            ("ARG A=x:1\nFROM ${A}\nFROM ${B}\n", ["x:1"]),
            ("FROM a\nONBUILD COPY --from=b:1 /d /d\nONBUILD COPY --from=c /d /d\n", ["b:1", "a"]),
        ])
    func images(text: String, expected: [String]) {
        #expect(AuditedDockerfile(Array(text.utf8)).usedImages.map(\.image.text) == expected)
    }
}

import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("DeprecatedImages")
struct DeprecatedImagesTests {
    @Test("what takes the place of an image")
    func replacement() {
        func instead(_ image: String, _ name: String? = nil) -> String? {
            DeprecatedImages.replacement(for: ImageReference(image), official: name)
        }
        #expect(instead("openjdk:17", "openjdk") == "eclipse-temurin")
        #expect(instead("debian:12", "debian") == nil)
        #expect(instead("microsoft/dotnet:2.1") == "mcr.microsoft.com")
        #expect(instead("k8s.gcr.io/pause:3.1") == "registry.k8s.io")
        #expect(instead("example.com/microsoft/dotnet") == nil)
    }
}

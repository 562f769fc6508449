import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite struct KnownUsersTests {
    @Test(arguments: [
        ("gcr.io/distroless/static:nonroot", true), ("nginxinc/nginx-unprivileged", true), ("bitnami/redis:7", true),
        ("docker.io/bitnami/redis:7", true), ("cgr.dev/chainguard/go", true), ("docker:27-dind-rootless", true),
        ("nginx:1.27", false), ("example.com/bitnami/redis", false), ("gcr.io/distroless/static", false),
    ])
    func images(name: String, isUnprivileged: Bool) {
        #expect(KnownUsers.isUnprivileged(ImageReference(name)) == isUnprivileged)
    }
}

import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("Caches emptied at the end of a step")
struct LeftoverCacheFixTests {
    private static func isFixed(_ step: String) -> Bool {
        let source = Array("FROM fedora:41\nRUN \(step)\n".utf8)
        return DockerfileFixes(source, isOn: { $0.name == "kept-dnf-cache" }).applied.count == 1
    }

    @Test(
        "a command that runs as the step does is followed by another one",
        arguments: [
            "dnf -y install a", "time dnf -y install a", "if b; then dnf -y install a; fi", "sh -c 'dnf -y install a'",
            "env A=b dnf -y install a",
        ])
    func fixed(step: String) {
        #expect(Self.isFixed(step))
    }

    @Test(
        "one that runs with other rights or elsewhere is not",
        arguments: [
            "sudo dnf -y install a", "chroot /mnt dnf -y install a", "dnf -y --installroot /mnt install a",
            "su -c 'dnf -y install a' b",
            "[\"dnf\", \"-y\", \"install\", \"a\"]",
        ])
    func left(step: String) {
        #expect(!Self.isFixed(step))
    }
}

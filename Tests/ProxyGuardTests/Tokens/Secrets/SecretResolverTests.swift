import Foundation
import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

@Suite("Resolving references to secrets")
struct SecretResolverTests {
    private let canary = "invented" + "-canary-value"

    @Test("a file's bytes come back, one line break at the end left out")
    func file() throws {
        let folder = try TemporaryFolder()
        for (text, expected) in [
            ("abc", "abc"), ("abc\n", "abc"), ("abc\r\n", "abc"), ("abc\n\n", "abc\n"), (" abc \n", " abc "),
            ("abc\r", "abc\r"),
            ("a\nb\n", "a\nb"),
        ] {
            let path = try folder.write("secret", text.utf8)
            #expect(
                try SecretResolver().resolve(.file(path)).revealed == Array(expected.utf8), "\(text.debugDescription)")
        }
    }

    @Test("the longest secret may be 64 KiB and a line break")
    func longest() throws {
        let folder = try TemporaryFolder()
        let longest = [UInt8](repeating: 0x61, count: 64 * 1024)
        for end in ["", "\n", "\r\n"] {
            let path = try folder.write("secret", longest + Array(end.utf8))
            #expect(try SecretResolver().resolve(.file(path)).revealed == longest)
        }
        for end in ["a", "aa", "aaa", "aaaaaaaa", "a\n", "\n\n"] {
            let path = try folder.write("secret", longest + Array(end.utf8))
            #expect(failure(SecretResolver(), .file(path))?.code == .tooLong, "\(end.debugDescription)")
        }
    }

    @Test("nothing, or a line break alone, is no secret")
    func empty() throws {
        let folder = try TemporaryFolder()
        for text in ["", "\n", "\r\n"] {
            let path = try folder.write("secret", text.utf8)
            #expect(failure(SecretResolver(), .file(path))?.code == .empty)
        }
    }

    @Test("a literal is refused, and not shown")
    func literal() throws {
        let error = try #require(failure(SecretResolver(), .literal(Secret(canary.utf8))))
        #expect(error.code == .literal)
        #expect(!error.description.contains(canary.dropFirst(4)))
    }

    @Test("programs count only where they are allowed")
    func programs() throws {
        let reference = SecretReference.program(["/bin/echo", canary])
        let error = try #require(failure(SecretResolver(), reference))
        #expect(error.code == .program)
        #expect(!error.description.contains(canary))
        #expect(try SecretResolver(allowsPrograms: true).resolve(reference).revealed == Array(canary.utf8))
    }

    @Test("errors are one line and name the reference")
    func lines() throws {
        for reference: SecretReference in [
            .environment("PROXYGUARD_TEST_NOT_SET"), .file("/does/not/exist"), .program(["/does/not/exist", canary]),
        ] {
            let error = try #require(failure(SecretResolver(allowsPrograms: true), reference))
            #expect(error.code == .missing)
            #expect(error.description.hasPrefix(reference.written))
            #expect(!error.description.contains("\n"))
            #expect(!error.description.contains(canary))
        }
    }
}

import Foundation
import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

/// A folder that goes away with the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "proxy-tokens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file with a mode and gives its path.
    func write(_ name: String, _ bytes: some Sequence<UInt8>, mode: Int = 0o600) throws -> String {
        let path = path(name)
        try Data(bytes).write(to: url.appending(path: name))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    /// Writes a shell script and gives its path.
    func script(_ lines: String) throws -> String {
        try write("program.sh", "#!/bin/sh\n\(lines)\n".utf8, mode: 0o700)
    }
}

/// The code that resolving a reference fails with, nil if it does not.
func failure(_ resolver: SecretResolver, _ reference: SecretReference) -> SecretError? {
    do throws(SecretError) {
        _ = try resolver.resolve(reference)
        return nil
    } catch {
        return error
    }
}

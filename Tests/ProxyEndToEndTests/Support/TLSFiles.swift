import Foundation

/// A certificate for `localhost` with the authority between it and a root, in files of a folder that goes with its owner.
final class TLSFiles: Sendable {
    let folder: String
    /// The one that clients trust.
    var root: String { folder + "/root.pem" }
    /// The program's own, then the one between.
    var chain: String { folder + "/chain.pem" }
    var key: String { folder + "/leaf.key" }

    struct Failure: Error, CustomStringConvertible { var description: String }

    enum Kind: String {
        case rsa = "rsa:2048"
        case ecdsa = "ec"
    }

    init(_ kind: Kind = .ecdsa) async throws {
        let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
        folder = "\(base)/proxyguard-tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let request = "openssl req -nodes -newkey"
        let curve = "-pkeyopt ec_paramgen_curve:prime256v1"
        let script = """
            set -e; umask 077; cd '\(folder)'
            printf 'basicConstraints=critical,CA:true\\n' > authority
            printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\\n' > leaf
            \(request) ec \(curve) -x509 -days 90 -subj /CN=test-root -keyout root.key -out root.pem
            \(request) ec \(curve) -subj /CN=test-between -keyout between.key -out between.csr
            openssl x509 -req -in between.csr -CA root.pem -CAkey root.key -set_serial 2 -days 90 \
              -extfile authority -out between.pem
            \(request) \(kind.rawValue) \(kind == .ecdsa ? curve : "") -subj /CN=localhost -keyout leaf.key -out leaf.csr
            openssl x509 -req -in leaf.csr -CA between.pem -CAkey between.key -set_serial 3 -days 90 \
              -extfile leaf -out leaf.pem
            cat leaf.pem between.pem > chain.pem
            """
        let output = try await Tool.run(["sh", "-c", script])
        guard output.status == 0 else { throw Failure(description: output.standardError) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Settings of a listener that has it, and these.
    func settings(_ values: [String: String] = [:]) -> Settings {
        Settings(
            [
                "tls.certificate_file": "\"\(chain)\"", "tls.key_file": "\"\(key)\"",
                "limits.connections_per_ip": "5000",
            ].merging(values) { $1 })
    }

    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
        return folder + "/" + name
    }
}

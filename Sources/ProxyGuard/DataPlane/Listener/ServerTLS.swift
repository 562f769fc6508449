public import NIOSSL
public import ProxyConfiguration

/// Makes what a listener speaks TLS with.
public enum ServerTLS {
    /// The protocols that are offered, the best first. Source: RFC 7301, RFC 9113
    static let protocols = ["h2", "http/1.1"]

    /// A context of the certificate and its key; no compression, no renegotiation, no suite without authenticated encryption and fresh keys.
    /// - Parameters:
    ///   - certificateFile: PEM, the program's own certificate first, then the chain.
    ///   - keyFile: PEM.
    ///   - ciphers: those of TLS 1.2; of TLS 1.3 all are good.
    /// - Throws: ``TLSFileError`` that names the file.
    public static func context(
        certificateFile: String, keyFile: String, minimumVersion: ProxyConfiguration.TLSVersion,
        ciphers: [CipherSuite]
    ) throws(TLSFileError) -> NIOSSLContext {
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(certificateFile)
        } catch {
            throw TLSFileError(file: certificateFile, problem: "no certificate in PEM can be read from it")
        }
        guard !chain.isEmpty else {
            throw TLSFileError(file: certificateFile, problem: "no certificate in PEM can be read from it")
        }
        let key: NIOSSLPrivateKey
        do {
            key = try NIOSSLPrivateKey(file: keyFile, format: .pem)
        } catch {
            throw TLSFileError(file: keyFile, problem: "no private key in PEM can be read from it")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = minimumVersion == .tls13 ? .tlsv13 : .tlsv12
        configuration.cipherSuites = ciphers.map(\.name).joined(separator: ":")
        configuration.applicationProtocols = protocols
        configuration.renegotiationSupport = .none
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSFileError(
                file: certificateFile, problem: "certificate, key and cipher suites do not fit together")
        }
    }

    /// A context for connections to an upstream: its certificate is always checked.
    public static func client(minimumVersion: ProxyConfiguration.TLSVersion) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = minimumVersion == .tls13 ? .tlsv13 : .tlsv12
        configuration.certificateVerification = .fullVerification
        configuration.applicationProtocols = ["http/1.1"]
        configuration.renegotiationSupport = .none
        return try NIOSSLContext(configuration: configuration)
    }
}

/// A file that TLS needs and that cannot be used.
public struct TLSFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its path.
    public var file: String
    /// One clause.
    public var problem: String

    public var description: String { "\(file): \(problem)" }
}

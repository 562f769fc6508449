internal import Foundation
internal import NIOSSL
public import ProxyGuard
internal import SwiftASN1
internal import X509

/// Reads certificates for the self-check.
public enum CertificateReading {
    /// The dates of the first certificate of a chain; throws where it cannot be read or the key is not its own.
    @Sendable
    public static func dates(chain: [UInt8], key: [UInt8]) throws -> CertificateDates {
        let certificates = try NIOSSLCertificate.fromPEMBytes(chain)
        guard let first = certificates.first else { throw TLSProblem(description: "there is no certificate in it") }
        let certificate = try Certificate(derEncoded: first.toDERBytes())
        let privateKey = try NIOSSLPrivateKey(bytes: key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSProblem(description: "the key is not that of the certificate")
        }
        return CertificateDates(
            notBefore: Int64(certificate.notValidBefore.timeIntervalSince1970),
            notAfter: Int64(certificate.notValidAfter.timeIntervalSince1970))
    }

    private struct TLSProblem: Error, CustomStringConvertible {
        var description: String
    }
}

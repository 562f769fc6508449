import Rules
import Testing

@testable import ProxyGuard

@Suite struct CertificateFilesTests {
    private struct Mismatch: Error, CustomStringConvertible { var description: String { "the key is another's" } }

    private static let day: Int64 = 86_400

    /// With a certificate that counts from and until so many seconds from now.
    private static func workspace(
        _ kind: String = "production", from: Int64 = -day, until: Int64 = 90 * day, chain: String? = nil,
        key: String? = nil
    ) throws -> Workspace {
        let workspace = try Workspace(kind)
        let certificate = try workspace.write(
            "work/tls.pem", chain ?? "-----BEGIN " + "CERTIFICATE-----\nMIIB\n-----END " + "CERTIFICATE-----\n")
        let secret = try workspace.write(
            "work/tls.key", key ?? "-----BEGIN " + "PRIVATE KEY-----\nMIIB\n-----END " + "PRIVATE KEY-----\n")
        workspace.settings["tls.certificate_file"] = "\"\(certificate)\""
        workspace.settings["tls.key_file"] = "\"\(secret)\""
        let now = workspace.process.now
        workspace.readCertificate = { _, _ in CertificateDates(notBefore: now + from, notAfter: now + until) }
        return workspace
    }

    @Test func aCertificateThatCountsIsFine() throws {
        let report = try Self.workspace().check()
        #expect(report.findings.isEmpty && report.notScanned.isEmpty, "\(report.text)")
    }

    @Test func datesDecide() throws {
        let day = Self.day
        #expect(try Self.workspace(until: -1).check().refusal("startup/cert-expired") == true)
        #expect(try Self.workspace(until: 0).check().refusal("startup/cert-expired") == nil)
        #expect(try Self.workspace(from: 1).check().refusal("startup/cert-expired") == true)
        #expect(try Self.workspace("development", until: -1).check().refusal("startup/cert-expired") == false)
        let ending = try Self.workspace(until: 30 * day - 1).check()
        #expect(ending.refusal("startup/cert-expiring") == false && ending.exitStatus == 0)
        #expect(ending.found("startup/cert-expiring").first?.message.hasSuffix("ends on 2026-12-21") == true)
        #expect(try Self.workspace(until: 30 * day).check().refusal("startup/cert-expiring") == nil)
    }

    @Test func whatCannotBeUsedIsRefused() throws {
        for kind in ["production", "development"] {
            #expect(try Self.workspace(kind, chain: "").check().refusal("startup/bad-certificate") == true)
            #expect(try Self.workspace(kind, key: "no key").check().refusal("startup/bad-certificate") == true)
            let locked = "-----BEGIN ENCRYPTED " + "PRIVATE KEY-----\nMIIB\n"
            #expect(try Self.workspace(kind, key: locked).check().refusal("startup/bad-certificate") == true)
            let mismatch = try Self.workspace(kind)
            mismatch.readCertificate = { _, _ in throw Mismatch() }
            #expect(try mismatch.check().refusal("startup/bad-certificate") == true)
            let absent = try Self.workspace(kind)
            absent.settings["tls.certificate_file"] = "\"\(absent.folder)/work/none.pem\""
            #expect(try absent.check().refusal("startup/bad-certificate") == true)
        }
    }

    @Test func aKeyThatOthersReadIsRefused() throws {
        let workspace = try Self.workspace()
        try workspace.setMode(0o640, of: "work/tls.key")
        #expect(try workspace.check().refusal("startup/file-mode") == true)
        // The chain is for everybody.
        try workspace.setMode(0o600, of: "work/tls.key")
        try workspace.setMode(0o644, of: "work/tls.pem")
        #expect(try workspace.check().exitStatus == 0)
    }

    @Test func datesThatNobodyReadsAreToldAsNotChecked() throws {
        let workspace = try Self.workspace()
        workspace.readCertificate = nil
        let report = try workspace.check()
        #expect(report.notScanned.count == 1 && report.text.contains("not checked"))
    }
}

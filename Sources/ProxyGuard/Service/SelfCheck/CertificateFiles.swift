internal import ProxyConfiguration
internal import Rules

/// Whether the certificate and its key can be used, today and for a while.
enum CertificateFiles {
    /// Longer files are no certificates, in bytes.
    private static let sizeLimit = 1 << 20
    /// How long before its end a certificate has to have been renewed, in seconds.
    private static let renewal: Int64 = 30 * 86_400

    static func add(to inspection: inout Inspection) {
        let settings = inspection.settings
        // One without the other is a contradiction, of which another rule tells.
        guard let certificate = settings[TLSSettings.certificateFile], let key = settings[TLSSettings.keyFile] else {
            return
        }
        let certificatePlace = settings.place(of: TLSSettings.certificateFile)
        let keyPlace = settings.place(of: TLSSettings.keyFile)
        let chain = FileReading.bytes(certificate.text, limit: sizeLimit)
        let keyBytes = FileReading.bytes(key.text, limit: sizeLimit)
        if let problem = problem(ofCertificate: chain) {
            inspection.tell(.badCertificate, "\(certificate.text) \(problem)", at: certificatePlace)
        }
        if let problem = problem(ofKey: keyBytes) {
            inspection.tell(.badCertificate, "\(key.text) \(problem)", at: keyPlace)
        }
        judgeMode(of: key.text, at: keyPlace, &inspection)
        guard let chain, let keyBytes, problem(ofCertificate: chain) == nil, problem(ofKey: keyBytes) == nil else {
            return
        }
        judgeDates(of: chain, keyBytes, certificate.text, at: certificatePlace, &inspection)
    }

    private static func judgeMode(of path: String, at range: Range<Int>, _ inspection: inout Inspection) {
        guard let facts = FileFacts(path) else { return }
        if facts.isOpenToOthers {
            inspection.tell(.fileMode, "\(path) has mode \(facts.modeText), and 0600 is the most", at: range)
        }
        if facts.owner != inspection.input.process.effectiveUserID {
            inspection.tell(.fileMode, "\(path) belongs to another user, number \(facts.owner)", at: range)
        }
    }

    private static func judgeDates(
        of chain: [UInt8], _ key: [UInt8], _ path: String, at range: Range<Int>, _ inspection: inout Inspection
    ) {
        guard let read = inspection.input.readCertificate else {
            inspection.notScanned.append(.init(what: path, reason: "nothing here reads the dates of certificates"))
            return
        }
        let dates: CertificateDates
        do {
            dates = try read(chain, key)
        } catch {
            return inspection.tell(.badCertificate, "\(path): \(error)", at: range)
        }
        let now = inspection.input.process.now
        let day = Day.text(dates.notAfter)
        if now < dates.notBefore {
            inspection.tell(.expiredCertificate, "\(path) counts from \(Day.text(dates.notBefore)) on", at: range)
        } else if now > dates.notAfter {
            inspection.tell(.expiredCertificate, "\(path) has ended on \(day)", at: range)
        } else if dates.notAfter - now < renewal {
            inspection.tell(.expiringCertificate, "\(path) ends on \(day)", at: range)
        }
    }

    /// Source: RFC 7468, sections 5 and 10
    private static func problem(ofCertificate bytes: [UInt8]?) -> String? {
        guard let bytes else { return "cannot be read" }
        return contains(bytes, "-----BEGIN " + "CERTIFICATE-----") ? nil : "has no certificate in PEM"
    }

    private static func problem(ofKey bytes: [UInt8]?) -> String? {
        guard let bytes else { return "cannot be read" }
        if contains(bytes, "-----BEGIN ENCRYPTED " + "PRIVATE KEY-----") || contains(bytes, "Proc-Type: 4,ENCRYPTED") {
            return "is encrypted, and nobody is there to unlock it"
        }
        return contains(bytes, "PRIVATE " + "KEY-----") ? nil : "has no private key in PEM"
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        bytes.firstRange(of: Array(text.utf8)) != nil
    }
}

extension Day {
    /// The day of a time, as people write it.
    fileprivate static func text(_ secondsSince1970: Int64) -> String {
        Day(secondsSince1970: secondsSince1970).description
    }
}

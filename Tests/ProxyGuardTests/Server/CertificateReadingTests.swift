import ProxyGuard
import Testing

@testable import ProxyServer

@Suite struct CertificateReadingTests {
    @Test func theDatesAreThoseOfTheCertificate() throws {
        let pair = try Certificates.pair(from: 1_800_000_000, to: 1_800_086_400)
        #expect(
            try CertificateReading.dates(chain: Array(pair.chain.utf8), key: Array(pair.key.utf8))
                == CertificateDates(notBefore: 1_800_000_000, notAfter: 1_800_086_400))
    }

    @Test func ofAChainTheFirstCounts() throws {
        let own = try Certificates.pair(to: 1_900_000_000)
        let other = try Certificates.pair(to: 2_000_000_000)
        let dates = try CertificateReading.dates(
            chain: Array((own.chain + "\n" + other.chain).utf8), key: Array(own.key.utf8))
        #expect(dates.notAfter == 1_900_000_000)
    }

    @Test func theKeyOfAnotherIsToldWithoutAnyOfIt() throws {
        let (own, other) = (try Certificates.pair(), try Certificates.pair())
        let error = #expect(throws: (any Error).self) {
            try CertificateReading.dates(chain: Array(own.chain.utf8), key: Array(other.key.utf8))
        }
        #expect("\(try #require(error))" == "the key is not that of the certificate")
    }

    @Test(arguments: [("", true), ("no certificate", true), ("", false), ("no key", false)])
    func whatCannotBeReadIsRefused(_ text: String, isChain: Bool) throws {
        let pair = try Certificates.pair()
        let (chain, key) = isChain ? (text, pair.key) : (pair.chain, text)
        #expect(throws: (any Error).self) {
            try CertificateReading.dates(chain: Array(chain.utf8), key: Array(key.utf8))
        }
    }
}

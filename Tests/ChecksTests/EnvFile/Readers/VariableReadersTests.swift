import Testing

@testable import Checks

@Suite struct VariableReadersTests {
    private func readers(_ change: (inout VariableReaders) -> Void) -> VariableReaders {
        var readers = VariableReaders()
        change(&readers)
        return readers
    }

    private func mark(_ name: String) -> UInt64 { NormalName.mark(name.utf8) }

    @Test func namesAsTheyAre() {
        let readers = readers { $0.exact["A_TLS"] = [Mention(path: "a.py", line: 1, expected: nil)] }
        #expect(readers.isReadByCode("A_TLS") && readers.isRead("A_TLS"))
        #expect(!readers.isReadByCode("a_tls"))
    }

    @Test func looseBinding() {
        let names = [mark("jwtSecret"): Set([SourceLanguage.Family.jvm])]
        #expect(!readers { $0.loose = names }.isReadByCode("JWT_SECRET"))
        #expect(!readers { ($0.loose, $0.looseFamilies) = (names, [.go]) }.isReadByCode("JWT_SECRET"))
        #expect(readers { ($0.loose, $0.looseFamilies) = (names, [.jvm]) }.isReadByCode("JWT_SECRET"))
        #expect(readers { $0.bound = [mark("jwt_secret")] }.isReadByCode("JWT_SECRET"))
    }

    @Test func sectionsAndPrefixes() {
        let readers = readers {
            $0.bound = [mark("Secret")]
            $0.loose = [mark("Jwt"): [.dotNet]]
            $0.prefixes = ["app"]
        }
        #expect(readers.isReadByCode("Jwt__Secret") && readers.isReadByCode("APP_SECRET"))
        #expect(!readers.isReadByCode("Jwt__Audience") && !readers.isReadByCode("WEB_SECRET"))
        #expect(!readers.isReadByCode("APP"))
    }

    @Test func namesThatArePutTogether() {
        let readers = readers { $0.fragments = ["_API_KEY", "LIMIT_"] }
        #expect(readers.isReadByCode("ACME_API_KEY") && readers.isReadByCode("LIMIT_TLS"))
        #expect(!readers.isReadByCode("ACME_API_KEYS") && !readers.isReadByCode("LIMIT"))
    }

    /// A name is looked up among the fragments and prefixes, not compared with each.
    @Test func manyPrefixesAndFragments() {
        let readers = readers {
            $0.fragments = Set((0..<4000).map { "_PART\($0)" })
            $0.prefixes = Set((0..<4000).map { "front\($0)" })
            $0.bound = [mark("limit")]
        }
        let names = (0..<1000).map { "NAME\($0)_OF_SOMETHING" }
        #expect(!names.contains(where: readers.isReadByCode))
        #expect(readers.isReadByCode("NAME_PART3999") && readers.isReadByCode("FRONT_3999_LIMIT"))
        #expect(!readers.isReadByCode("_PART3999") && !readers.isReadByCode("FRONT4000_LIMIT"))
    }

    @Test func whoseNamesAre() {
        let readers = readers { $0.exact["A_TLS"] = [] }
        #expect(readers.areOwn(["A_TLS", "B", "C", "D", "POSTGRES_USER"]) && readers.areOwn([]))
        #expect(!readers.areOwn(["A_TLS", "B", "C", "D", "E"]))
    }

    @Test func frameworksAndComposeFiles() {
        #expect(VariableReaders().isRead("POSTGRES_PASSWORD") && !VariableReaders().isReadByCode("POSTGRES_PASSWORD"))
        #expect(readers { $0.passedOn = ["X_TLS"] }.isRead("X_TLS"))
        #expect(readers { $0.looseFamilies = [.jvm] }.isRead("SERVER_SSL_ENABLED"))
        #expect(!VariableReaders().isRead("SERVER_SSL_ENABLED"))
    }
}

import Testing

@testable import Checks

@Suite struct NormalNameTests {
    @Test(arguments: ["JWT_SECRET", "jwt-secret", "jwtSecret", "Jwt:Secret", "jwt.secret"])
    func alike(name: String) {
        #expect(NormalName.mark(name.utf8) == NormalName.mark("jwtsecret".utf8))
        #expect(NormalName.text(name.utf8) == "jwtsecret")
    }

    @Test func different() {
        #expect(NormalName.mark("JWT_SECRETS".utf8) != NormalName.mark("JWT_SECRET".utf8))
        #expect(NormalName.mark("".utf8) != NormalName.mark("a".utf8))
    }
}

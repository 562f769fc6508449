import Testing

@testable import SecScan

@Suite struct DamageTests {
    @Test func clauses() {
        #expect(Damage("a word is missing").clause == "it is damaged: a word is missing")
        #expect(Damage.tooLarge.clause == "it is larger than 256 MiB, the most that is read of one object")
    }

    @Test func aLimitIsNoDamage() {
        #expect(Damage.tooLarge.isLimit && !Damage("x").isLimit)
        #expect(Damage.tooLarge != Damage(Damage.tooLarge.reason))
    }
}

import TestSupport
import Testing

@testable import Rules

@Suite("WordLikeness")
struct WordLikenessTests {
    private static func reads(_ text: String) -> Bool { withBytes(text, WordLikeness.readsLikeWords) }

    @Test(
        "words, identifiers and file names read like words",
        arguments: [
            "password", "getUserToken", "my-secret-name", "AUTHENTICATION_FAILED", "com.example.service",
            "correct horse battery staple",
            "deliverables", "HTTPServerResponse", "user_session_identifier", "SomeVeryLongClassNameForTesting",
            "abstractFactoryProvider",
            "onboarding-checklist", "translationKey", "kubernetes", "administrator", "production-database-primary",
            "loginButtonLabel", "0002_auto_20160321_1448", "OBJ_pkcs12_BagIds", "openai_gpt_3_5_turbo",
        ])
    func words(text: String) {
        #expect(Self.reads(text))
    }

    @Test(
        "what a generator wrote does not",
        arguments: [
            "", "x7Gq2LpV9sRt4Wz8", "8f14e45fceea167a", "0123456789", "qzxjkvwpqzxj", "AbCdQwXzPlKmVnBt", "____",
            "q9w8e7r6t5y4", "é€ñü", "p_JMpbuY216Pv0W_CQ", "x7Gq_2LpV_9sRt", "1234_5678_9012", "qzx_jkv_wpq",
        ])
    func generated(text: String) {
        #expect(!Self.reads(text))
    }

    @Test("digits between letters speak against words, a hump does not")
    func score() {
        func score(_ text: String) -> Double { withBytes(text, WordLikeness.score) }
        #expect(score("password") > 0)
        #expect(score("pa1ss2wo3rd") < score("password"))
        #expect(score("userName") > score("usErnAme"))
        #expect(score("") == 0)
        #expect(score("12-_.") == 0)
        #expect(score("TOKEN") == score("token"))
    }

    @Test(
        "rare pieces are less common than words, signs and digits rarer than letters",
        arguments: [("qzxj", "ther"), ("gh_p", "tion"), ("0123", "abcd"), ("xkcd", "toke"), ("ghp_", "pass")])
    func commonness(rare: String, common: String) {
        #expect(withBytes(rare, WordLikeness.commonness) < withBytes(common, WordLikeness.commonness))
    }

    /// How many of 10,000 random values read like words.
    private static func mistaken(_ alphabet: Alphabet, _ length: Int) -> Int {
        var random = SeededGenerator(seed: UInt64(length))
        return (0..<10_000).count { _ in reads(random.text(length, alphabet)) }
    }

    /// Bounds are a little above what was measured; a filter that drops more of these loses secrets.
    private static let bounds: [(Alphabet, Int, Int)] = [
        (.base62, 16, 5), (.base62, 20, 2), (.base62, 40, 0), (.hex, 32, 0), (.hex, 64, 0), (.base64, 24, 2),
        (.base64, 40, 0), (.base64url, 43, 0),
        (.base36, 20, 16), (.base36, 32, 1), (.base32, 16, 50), (.base32, 32, 1), (.password, 16, 15),
        (.password, 24, 1),
    ]

    @Test("random values are seldom taken for words", arguments: bounds)
    func mistaken(alphabet: Alphabet, length: Int, bound: Int) {
        let count = Self.mistaken(alphabet, length)
        #expect(count <= bound, "\(alphabet) of \(length): \(count) of 10,000")
    }

    private static let vocabulary = """
        account active address agent alert amount archive asset balance banner basket billing border bridge bucket budget button buffer campaign
        cancel capture carrier castle catalog channel charge checkout circle cleaner cluster coffee column command comment company compile
        condition connect consumer container content context contract control coupon courier create currency customer cycle dashboard database
        deadline debug decision default delivery deploy device dialog digest discount dispatch display document domain download dragon driver
        dynamic editor element employee enable engine entity event exchange export factory feature feedback filter finance folder forest format
        forward garden gateway general global guard handler harvest header history holiday identity image import index insert install invoice
        island journal keeper kernel label language launch layout ledger length library license limit list location logger machine manager mapper
        market master matrix member memory merchant message metric mirror mobile model module monitor native network notice number object offer
        office option orange order output package paper parent partner payment pending person picture planet player policy popular portal position
        price printer private process product profile project promise provider public purchase quality query queue random range reader record
        region register release remote render report request reserve resource response result return review river router sample schedule schema
        screen script search section security select sensor server service session setting shadow shipping signal silver simple single social
        source special spring stage standard station status storage store stream street string student summary supplier support switch system
        table target template tenant thread ticket timeout token tracker traffic transfer travel tunnel update upload user validate value vendor
        version video viewer visitor wallet warning weather webhook widget window winter worker workspace
        """.split { $0 == " " || $0 == "\n" }.map(String.init)

    /// Identifiers as people write them, in five manners.
    private static func identifier(_ random: inout SeededGenerator) -> String {
        let words = (0..<Int.random(in: 2...5, using: &random)).compactMap { _ in
            vocabulary.randomElement(using: &random)
        }
        let humps = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return words[0] + humps.dropFirst().joined()
        case 1: return humps.joined()
        case 2: return words.joined(separator: "_")
        case 3: return words.joined(separator: "_").uppercased()
        default: return words.joined(separator: "-")
        }
    }

    @Test("identifiers are seldom taken for random", arguments: 0..<3)
    func identifiers(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let missed = (0..<10_000).count { _ in !Self.reads(Self.identifier(&random)) }
        #expect(missed <= 35, "\(missed) of 10,000")
    }

    @Test("single words are seldom taken for random")
    func singleWords() {
        let missed = Self.vocabulary.filter { !Self.reads($0) }
        #expect(missed.count * 50 <= Self.vocabulary.count, "\(missed)")
    }
}

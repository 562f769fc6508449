import BuiltInRules
import TestSupport
import Testing

@testable import Rules

/// Texts made to cost a rule as much as can be: no rule may give up on them.
@Suite("Adversarial texts")
struct AdversarialTextTests {
    /// Rules whose patterns give up on some text below, with the reason why that is accepted.
    private static let listed: [String: String] = [:]

    /// A good length is reached by repetition; windows are small, so more says nothing new.
    private static let size = 1 << 20

    private static func repeated(_ piece: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(size + piece.count)
        while text.count < size { text += piece }
        return text
    }

    /// What every rule gives up on in texts that `make` builds from a rule.
    private static func shortfalls(_ make: (Rule, inout SeededGenerator) -> [UInt8]) throws -> Set<String> {
        let set = try BuiltInRules.loadWithExamples().filtered { !$0.keywords.isEmpty }
        let worker = Detector(rules: set).makeWorker()
        var random = SeededGenerator(seed: 81)
        var found: Set<String> = []
        for rule in set.rules {
            found.formUnion(worker.detect(in: make(rule, &random)).shortfalls.map(\.rule.description))
        }
        return found
    }

    private static func expectListed(_ found: Set<String>) {
        #expect(found.subtracting(listed.keys).sorted() == [])
    }

    @Test(
        "a megabyte of all keywords, over and over, side by side and apart",
        arguments: ["", " ", "=", "\n", "_", ".", "\"", "a1", "  =  \"", "-:-"])
    func keywords(separator: String) throws {
        let set = try BuiltInRules.load()
        let worker = Detector(rules: set).makeWorker()
        let piece = set.rules.flatMap { rule in rule.keywords.flatMap { Array(($0 + separator).utf8) } }
        let detection = worker.detect(in: Self.repeated(piece))
        Self.expectListed(Set(detection.shortfalls.map(\.rule.description)))
    }

    @Test(
        "each rule's keyword in front of what its pattern may repeat",
        arguments: [
            "a", "0", "A1", " ", "=", ".", "_", "-", "a.", "a-", "a_", "/", "+", "\n", "\\n", "\" ", "'\"`", "=>",
            "MII\n", ": ", "é", "a b", "0 ", "({[", "=\"",
        ])
    func repetition(unit: String) throws {
        let tail = Array(String(repeating: unit, count: 3_000 / unit.utf8.count).utf8)
        Self.expectListed(
            try Self.shortfalls { rule, _ in rule.keywords.flatMap { Array($0.utf8) + tail + Array("!".utf8) } })
    }

    @Test("each rule's examples, cut, doubled and stretched")
    func examples() throws {
        Self.expectListed(
            try Self.shortfalls { rule, random in
                var text: [UInt8] = []
                for example in rule.examples {
                    let bytes = Array(example.text.utf8)
                    guard !bytes.isEmpty else { continue }
                    for _ in 0..<4 {
                        let cut = Int.random(in: 0..<bytes.count, using: &random)
                        let stretched = Array(repeating: bytes[cut], count: Int.random(in: 1...400, using: &random))
                        text += bytes[..<cut] + stretched + bytes[cut...] + Array("\n".utf8)
                    }
                }
                return text
            })
    }

    @Test("random bytes from the rules' own letters")
    func noise() throws {
        Self.expectListed(
            try Self.shortfalls { rule, random in
                let letters = Array(rule.keywords.joined().utf8) + Array("= \"'\n:.-_aA0".utf8)
                return rule.keywords.flatMap { keyword in
                    (0..<20).flatMap { _ in Array(keyword.utf8) + random.bytes(300, from: letters) }
                }
            })
    }

    @Test("what is listed still gives up")
    func listedIsNeeded() throws {
        let known = Set(try BuiltInRules.load().rules.map(\.id.description))
        for (rule, reason) in Self.listed {
            #expect(known.contains(rule) && !reason.isEmpty, "\(rule) is listed and does not exist")
        }
    }
}

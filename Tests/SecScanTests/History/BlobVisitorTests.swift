import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct BlobVisitorTests {
    private func part(_ catalog: ObjectCatalog, isWhole: Bool, jobs: Int, keptLimit: Int) async throws
        -> BlobVisitor.Part
    {
        let context = try Token.context()
        var walk = ForestWalk(
            catalog: catalog, wanted: NumberSet(catalog.numbers(of: .blob), count: catalog.count), jobs: jobs)
        walk.keptLimit = keptLimit
        let parts = await walk.run {
            BlobVisitor(catalog, context, isWhole: isWhole)
        } finish: { visitor in
            visitor.part
        }
        return parts.reduce(into: BlobVisitor.Part()) { sum, part in
            sum.found.merge(part.found) { first, _ in first }
            sum.outcome += part.outcome
        }
    }

    /// What was found, for comparing: by object, rule and place.
    private func described(_ part: BlobVisitor.Part) -> [String] {
        part.found.flatMap { number, result in
            result.findings.map { "\(number) \($0.rule) \($0.fingerprint) \($0.span) \($0.isAllowedInline)" }
                + result.unusedAllows.map { "\(number) allow \($0.line)" }
        }.sorted()
    }

    /// Versions in which values come, go, are cut in two and put together again, with and without a comment that allows them.
    private func versions(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "zqx", "_", "zqx_", "aaaa", "bbbb", Token.first, Token.second, "# secscan:" + "allow", " ", "x\n", "\n",
        ]
        var text = (0..<40).map { "line \($0)" }
        return (0..<count).map { _ in
            for _ in 0..<2 {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: text[place] = text.count.isMultiple(of: 2) ? "" : "other"
                case 1: text[place] += " and " + Token.second
                default: text[place] += parts[Int.random(in: parts.indices, using: &random)]
                }
            }
            return text.joined(separator: "\n")
        }
    }

    @Test(arguments: [1, 2], [0, 64 << 20])
    func onlyWhatDiffersIsSearchedAndAllIsFound(jobs: Int, keptLimit: Int) async throws {
        let versions = versions(150, seed: 21)
        let sample = try SampleObjects(versions, depth: 200)
        let catalog = sample.catalog()
        let delta = try await part(catalog, isWhole: false, jobs: jobs, keptLimit: keptLimit)
        let whole = try await part(catalog, isWhole: true, jobs: 1, keptLimit: 64 << 20)
        #expect(described(delta) == described(whole) && delta.found.count > 50)
        let statistics = (delta.outcome.statistics, whole.outcome.statistics)
        #expect(statistics.0.blobs == Set(versions).count && statistics.1.blobs == statistics.0.blobs)
        #expect(statistics.0.bytes == Set(versions).reduce(0) { $0 + $1.utf8.count })
        #expect(statistics.1.bytesScanned == statistics.1.bytes)
        #expect(statistics.0.bytesScanned < statistics.0.bytes / 2)
        // The rule's own way to look at a text.
        let contents = try sample.contents()
        for number in catalog.numbers(of: .blob) {
            let bytes = try #require(contents[catalog.id(number)]).bytes
            let expected = try Token.scan(String(decoding: bytes, as: UTF8.self))
            #expect(delta.found[number]?.findings.map(\.fingerprint) ?? [] == expected.findings.map(\.fingerprint))
        }
    }

    @Test func damage() async throws {
        let sample = try SampleObjects([Token.first])
        var pack = HandmadePack()
        pack.add(HandmadePack.id(1), [1, 2, 3], stream: [0, 0])
        try sample.place(pack)
        let part = try await part(sample.catalog(), isWhole: false, jobs: 2, keptLimit: 0)
        #expect(part.found.count == 1)
        #expect(
            part.outcome.notScanned == [
                NotScanned(
                    what: "blob \(HandmadePack.text(HandmadePack.id(1)))",
                    reason: "it is damaged: it cannot be inflated")
            ])
    }
}

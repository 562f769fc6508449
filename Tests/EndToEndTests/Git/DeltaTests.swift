import Foundation
import TestSupport
import Testing

/// Long chains of deltas: what is found does not depend on which bytes a version shares with another.
@Suite struct DeltaTests {
    enum Storage: String, CaseIterable, Sendable {
        case imported, deep, deepest, aggressive, shallow, byReference, severalPacks, multiPackIndex, loose
    }

    /// A file in many versions, each an edit of the one before, and the values that stand whole in any of them.
    private struct Versions {
        var texts: [String] = []
        var values: Set<String> = []

        init(seed: Int, count: Int) {
            var random = SeededGenerator(seed: UInt64(seed))
            var lines = (0..<400).map {
                "setting\($0) = \(Invented.text(20, of: Array("abcdefgh ".utf8), seed: seed * 1000 + $0))"
            }
            var tokens: [String] = []
            for version in 0..<count {
                let place = Int.random(in: 0..<lines.count, using: &random)
                switch Int.random(in: 0..<8, using: &random) {
                case 0, 1:
                    tokens.append(Invented.github(3000 + seed * 100 + version))
                    lines[place] += " " + (tokens.last ?? "")
                case 2:
                    // Half of a value now, the other half with the next version: no single edit has it whole.
                    let token = Invented.github(3000 + seed * 100 + version)
                    tokens.append(token)
                    lines[place] = "half = \(token.prefix(21))"
                    texts.append(lines.joined(separator: "\n"))
                    lines[place] = "half = \(token)"
                case 3:
                    if let token = tokens.randomElement(using: &random) {
                        // A byte in the middle makes it another word.
                        lines = lines.map { $0.replacing(token, with: token.prefix(20) + "-" + token.dropFirst(20)) }
                    }
                case 4:
                    if let token = tokens.randomElement(using: &random) {
                        // Only a byte beside it changes: it is part of a longer word and no value any more.
                        lines = lines.map { $0.replacing(token, with: token + "Zz") }
                    }
                case 5: lines = Array(lines[place...] + lines[..<place])
                case 6:
                    lines.insert(
                        contentsOf: lines[place..<min(lines.count, place + 5)],
                        at: Int.random(in: 0..<lines.count, using: &random))
                default: lines[place] = "changed\(version) = \(version)"
                }
                texts.append(lines.joined(separator: "\n"))
            }
            for token in tokens where texts.contains(where: { Self.standsAlone(token, in: $0) }) {
                values.insert(token)
            }
        }

        private static func standsAlone(_ token: String, in text: String) -> Bool {
            var rest = Substring(text)
            while let range = rest.range(of: token) {
                if range.upperBound == rest.endIndex
                    || !(rest[range.upperBound].isLetter || rest[range.upperBound].isNumber)
                {
                    return true
                }
                rest = rest[range.upperBound...]
            }
            return false
        }
    }

    private func stream(_ texts: [String], from start: Int, parent: Bool) -> [UInt8] {
        var text = ""
        for (index, content) in texts.enumerated() {
            text +=
                "commit refs/heads/main\ncommitter Carl <carl@example.org> \(1_767_225_600 + start + index) +0000\ndata 1\nx\n"
            if index == 0, parent { text += "from refs/heads/main^0\n" }
            text += "M 100644 inline src/settings.conf\ndata \(content.utf8.count)\n\(content)\n\n"
        }
        return Array(text.utf8)
    }

    private func repository(_ versions: Versions, _ storage: Storage) async throws -> TestRepository {
        let repository = try await TestRepository()
        let half = versions.texts.count / 2
        let isSplit = storage == .severalPacks || storage == .multiPackIndex
        let fast = ["-c", "fastimport.unpackLimit=0", "fast-import", "--quiet"]
        if isSplit {
            try await repository.git(fast, input: stream(Array(versions.texts[..<half]), from: 0, parent: false))
            try await repository.git(fast, input: stream(Array(versions.texts[half...]), from: half, parent: true))
        } else {
            try await repository.git(fast, input: stream(versions.texts, from: 0, parent: false))
        }
        switch storage {
        case .imported, .severalPacks: break
        case .deep: try await repository.git("repack", "-q", "-adf", "--depth=200", "--window=60")
        case .deepest: try await repository.git("repack", "-q", "-adf", "--depth=250", "--window=250")
        case .aggressive: try await repository.git("gc", "-q", "--aggressive", "--prune=now")
        case .shallow: try await repository.git("repack", "-q", "-adF", "--depth=1")
        case .byReference:
            try await repository.git("-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-adf", "--depth=100")
        case .multiPackIndex: try await repository.git("multi-pack-index", "write")
        case .loose:
            let packs = try repository.folder.names(".git/objects/pack").filter { $0.hasSuffix(".pack") }
            for pack in packs {
                let bytes = try repository.folder.bytes(".git/objects/pack/" + pack)
                for name in ["pack", "idx", "rev"] {
                    try? repository.remove(".git/objects/pack/" + pack.dropLast(4) + name)
                }
                try await repository.git("unpack-objects", "-q", input: bytes)
            }
        }
        return repository
    }

    @Test(arguments: Storage.allCases, [1, 2, 3])
    func `Every value that any version has is found, and no other`(_ storage: Storage, _ seed: Int) async throws {
        let versions = Versions(seed: seed, count: 60)
        let repository = try await repository(versions, storage)
        let report = try await repository.scan(status: 1)
        #expect(Set(report.findings(of: "github/personal-access-token").compactMap(\.secret)) == versions.values)
        #expect(report.findings.count == versions.values.count)
        #expect(report.complete)
        #expect(report.stats.blobs == Set(versions.texts).count)
    }

    @Test func `The report is the same for every way of storing`() async throws {
        let versions = Versions(seed: 4, count: 50)
        let expected = try await repository(versions, .loose).scan(status: 1)
        #expect(expected.stats.bytesScanned == expected.stats.bytes)
        for storage in Storage.allCases {
            var report = try await repository(versions, storage).scan(status: 1)
            var whole = try await repository(versions, storage).scan("git", "--engine", "whole", status: 1)
            #expect(whole.stats.bytesScanned == expected.stats.bytes)
            if storage != .loose { #expect(report.stats.bytesScanned < expected.stats.bytes / 4, "\(storage)") }
            report.stats.bytesScanned = expected.stats.bytesScanned
            whole.stats.bytesScanned = expected.stats.bytesScanned
            #expect(report == expected && whole == expected, "\(storage)")
        }
    }

    @Test(arguments: [Storage.deep, .loose])
    func `A comment that is added beside an untouched value, and taken away`(_ storage: Storage) async throws {
        let token = Invented.github(3900)
        let filler = (0..<300).map { "line \($0) of something that does not change" }
        func text(_ comment: String, _ version: Int) -> String {
            (filler + ["# \(comment)", token, "end \(version)"] + filler).joined(separator: "\n")
        }
        var versions = Versions(seed: 5, count: 0)
        versions.texts = [
            text("nothing", 1), text("secscan:allow-next-line revoked", 2), text("secscan:allow-next-line revoked", 3),
        ]
        let allowed = try await repository(versions, storage).scan(status: 0)
        #expect(allowed.suppressed == 1)
        versions.texts += [text("nothing", 4)]
        let shown = try await repository(versions, storage).scan(status: 1)
        #expect(shown.findings.map(\.secret) == [token])
        #expect(shown.findings.first?.inHead == true)
    }
}

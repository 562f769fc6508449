internal import Rules

/// Joins sightings of one value into one finding with all its occurrences.
struct FindingCollector {
    private struct Key: Hashable {
        var rule: RuleID
        var fingerprint: Fingerprint
    }

    private var groups: [Key: [Sighting]] = [:]

    mutating func add(_ sighting: Sighting) {
        groups[Key(rule: sighting.rule.id, fingerprint: sighting.fingerprint), default: []].append(sighting)
    }

    mutating func add(contentsOf sightings: some Sequence<Sighting>) {
        for sighting in sightings { add(sighting) }
    }

    struct Outcome {
        /// Sorted by path, line, column, rule.
        var findings: [Finding]
        var suppressedCount: Int
    }

    /// - Parameter suppression: counts what it holds back.
    func findings(_ suppression: inout Suppression) -> Outcome {
        var findings: [Finding] = []
        var suppressed = 0
        for sightings in groups.values {
            let open = suppression.open(sightings)
            if open.isEmpty {
                suppressed += 1
            } else {
                findings.append(Self.finding(open))
            }
        }
        findings.sort { left, right in
            (left.place.path, left.place.line, left.place.column, left.rule.id, left.fingerprint)
                < (right.place.path, right.place.line, right.place.column, right.rule.id, right.fingerprint)
        }
        return Outcome(findings: findings, suppressedCount: suppressed)
    }

    /// - Parameter sightings: at least one.
    private static func finding(_ sightings: [Sighting]) -> Finding {
        let sorted = sightings.sorted { left, right in
            (left.order, left.place.path, left.place.line, left.place.column)
                < (right.order, right.place.path, right.place.line, right.place.column)
        }
        let first = sorted[0]
        // A file that keeps a value through a thousand versions is two places: where it came in, and where it stands now.
        var firstOrder: [String: Int] = [:]
        for sighting in sorted where firstOrder[sighting.place.path] == nil {
            firstOrder[sighting.place.path] = sighting.order
        }
        let telling = sorted.filter { $0.inHead == true || $0.order == firstOrder[$0.place.path] }
        var seen: Set<Occurrence> = []
        let occurrences = telling.map { Occurrence(place: $0.place, commit: $0.commit) }.filter {
            seen.insert($0).inserted
        }
        let answers = sorted.compactMap(\.inHead)
        let inHead = answers.isEmpty ? nil : answers.contains(true)
        return Finding(
            rule: first.rule, severity: sorted.map(\.severity).max() ?? first.severity,
            confidence: sorted.map(\.confidence).max() ?? first.confidence,
            message: first.message ?? "\(first.rule.name) found", place: first.place, secret: first.secret,
            fingerprint: first.fingerprint, commit: first.commit, inHead: inHead,
            lastCommit: inHead == false ? first.lastCommit : nil,
            decodedFrom: first.decodedFrom, occurrences: occurrences,
            excerpt: first.excerpt.map { $0.excerpt(masked: first.secret?.redacted ?? "") })
    }
}

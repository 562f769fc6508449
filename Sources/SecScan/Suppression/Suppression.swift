internal import Rules

/// Holds findings back, and remembers what did.
struct Suppression: Sendable {
    private let allows: [Allow]
    private let baseline: Baseline
    private let accepted: Set<Baseline.AcceptedPlace>
    private let honoursInline: Bool
    private let now: Int64
    private var used: Set<Int> = []
    /// Entries of a foreign baseline that meant something.
    private var usedForeign: Set<Int> = []
    /// Entries that named a critical finding and could not hold it back.
    private var refused: Set<Int> = []

    init(policy: Policy, baseline: Baseline = Baseline(), honoursInline: Bool = true, now: Int64 = Timestamp.now()) {
        allows = policy.allows
        self.baseline = baseline
        accepted = baseline.acceptedPlaces
        self.honoursInline = honoursInline
        self.now = now
    }

    /// The sightings of one value that nothing holds back.
    mutating func open(_ sightings: [Sighting]) -> [Sighting] {
        // A comment beside the value as it stands now also covers its earlier versions in the same file.
        var allowedPaths: Set<String> = []
        if honoursInline {
            for sighting in sightings where sighting.isAllowedInline && sighting.inHead == true {
                allowedPaths.insert(sighting.place.path)
            }
        }
        let arrivals = arrivals(sightings)
        var open: [Sighting] = []
        for sighting in sightings {
            if honoursInline, sighting.isAllowedInline || allowedPaths.contains(sighting.place.path) { continue }
            if isAccepted(sighting) { continue }
            let foreign = baseline.foreignEntries(sighting)
            usedForeign.formUnion(foreign)
            if !foreign.isEmpty { continue }
            // Later versions of a file keep what an earlier one brought: they go with it.
            if let first = arrivals[sighting.place.path], first[0].order < sighting.order,
                !first.contains(where: { !isAllowedAtItsPlace($0) })
            {
                continue
            }
            if !isHeld(sighting) { open.append(sighting) }
        }
        return open
    }

    private func isAccepted(_ sighting: Sighting) -> Bool {
        guard !accepted.isEmpty else { return false }
        return [sighting.place.path, "*"].contains { accepted.contains(.init(sighting.fingerprint, $0)) }
    }

    /// In a history, for each path, where the value came into it.
    private func arrivals(_ sightings: [Sighting]) -> [String: [Sighting]] {
        var first: [String: [Sighting]] = [:]
        for sighting in sightings where sighting.commit != nil {
            let known = first[sighting.place.path]?[0].order ?? Int.max
            if sighting.order < known { first[sighting.place.path] = [sighting] }
            if sighting.order == known { first[sighting.place.path]?.append(sighting) }
        }
        return first
    }

    private mutating func isHeld(_ sighting: Sighting) -> Bool {
        var isHeld = sighting.isAllowedByCommit
        for index in allows.indices where allows[index].names(sighting, now: now) {
            if allows[index].isRefused(sighting) {
                refused.insert(index)
            } else {
                used.insert(index)
                isHeld = true
            }
        }
        return isHeld
    }

    /// Allowed as what came in there and then, by its commit or its line.
    private func isAllowedAtItsPlace(_ sighting: Sighting) -> Bool {
        sighting.isAllowedByCommit || allows.contains { $0.isPlace && $0.names(sighting, now: now) }
    }

    /// Entries that have expired, and those that held nothing back. Call it after the last finding.
    var notes: [Note] {
        let stale = baseline.foreign?.stale(used: usedForeign).map { Note(.unusedSuppression, $0) }
        return (stale.map { [$0] } ?? [])
            + allows.indices.compactMap { index in
                let allow = allows[index]
                if let expires = allow.expires, expires <= now {
                    return Note(
                        .expiredSuppression,
                        "\(allow.origin): expired on \(Timestamp.iso8601(expires).prefix(10)) (\(allow.reason)); remove it or renew it"
                    )
                }
                if refused.contains(index) {
                    return Note(
                        .ignoredSetting,
                        "\(allow.origin): does not hold back critical findings; name their fingerprints, or give the file with --config"
                    )
                }
                guard allow.reportsUnused, !used.contains(index) else { return nil }
                return Note(.unusedSuppression, "\(allow.origin): holds nothing back (\(allow.reason)); remove it")
            }
    }
}

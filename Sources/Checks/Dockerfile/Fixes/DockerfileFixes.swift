internal import Dockerfile
public import Rules

/// A Dockerfile with the findings mended that can be.
///
/// Each fix is made whole or not at all: afterwards the file is read and audited again, and what does not mend its
/// finding, or brings another one, is left out.
public struct DockerfileFixes: Sendable {
    /// A fix that has been made.
    public struct Applied: Hashable, Sendable {
        public let rule: RuleID
        /// What it does, in a few words.
        public let title: String
        /// Whether the image, or whether it can be built, may be another one afterwards.
        public let isUnsafe: Bool
        /// Where the finding began in the file as it was, in bytes.
        public let offset: Int
    }

    /// A fix that has not been made.
    public struct Dropped: Hashable, Sendable {
        public let rule: RuleID
        /// Where the finding began in the file as it was, in bytes.
        public let offset: Int
        /// One clause.
        public let reason: String
    }

    /// The file with the fixes.
    public private(set) var source: [UInt8]
    /// By place.
    public private(set) var applied: [Applied] = []
    public private(set) var dropped: [Dropped] = []

    private let options: CheckOptions
    private let includesUnsafe: Bool
    /// What has been done to the file, round by round.
    private var rounds: [EditList] = []
    /// Findings that are not to be mended, where they stand now.
    private var held: [RuleID: [Range<Int>]] = [:]

    /// Fixes that wait for others are made in a later round, of which there are so many.
    private static let roundLimit = 20
    /// So many fixes are made in a round, which keeps hostile files from taking for ever.
    private static let fixLimit = 1000

    /// - Parameters:
    ///   - includesUnsafe: also fixes after which the image may be another one.
    ///   - isOn: whether what a rule finds is to be mended.
    ///   - isHeld: whether a finding is to stay, because somebody allows it for instance.
    public init(
        _ source: [UInt8], options: CheckOptions = CheckOptions(), includesUnsafe: Bool = false,
        isOn: (RuleID) -> Bool = { _ in true }, isHeld: (Rule, CheckFinding) -> Bool = { _, _ in false }
    ) {
        self.source = source
        self.options = options
        self.includesUnsafe = includesUnsafe
        var audit = FixAudit(source, options: options)
        for (check, finding) in audit.findings where isOn(check.rule.id) && isHeld(check.rule, finding) {
            held[check.rule.id, default: []].append(finding.range)
        }
        for _ in 0..<Self.roundLimit {
            let candidates = candidates(in: audit, isOn: isOn)
            guard !candidates.isEmpty else { break }
            let made = verified(candidates, of: audit)
            guard !made.isEmpty else { continue }
            audit = make(made)
        }
        applied.sort { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
        dropped.sort { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
    }

    /// A fix of a finding of the current file.
    private struct Candidate {
        let rule: RuleID
        let range: Range<Int>
        let fix: Fix
    }

    // MARK: A round

    /// The fixes that do not conflict; the first by place go first.
    private func candidates(in audit: FixAudit, isOn: (RuleID) -> Bool) -> [Candidate] {
        var candidates: [Candidate] = []
        var chosen = EditList()
        for (check, finding) in audit.findings where candidates.count < Self.fixLimit {
            let rule = check.rule.id
            guard isOn(rule), !isHeld(rule, finding.range), let fix = check.fix(for: finding, in: audit.file),
                includesUnsafe || !fix.isUnsafe, chosen.admits(fix.edits)
            else { continue }
            chosen.add(fix.edits)
            candidates.append(Candidate(rule: rule, range: finding.range, fix: fix))
        }
        return candidates
    }

    private func isHeld(_ rule: RuleID, _ range: Range<Int>) -> Bool {
        held[rule]?.contains { $0.overlaps(range) || $0 == range } ?? false
    }

    /// Those of the fixes that hold what they promise; the others are dropped.
    private mutating func verified(_ candidates: [Candidate], of audit: FixAudit) -> [Candidate] {
        guard !candidates.isEmpty else { return [] }
        guard let reason = problem(of: candidates, in: audit) else { return candidates }
        guard candidates.count > 1 else {
            drop(candidates[0], reason)
            return []
        }
        let half = candidates.count / 2
        let first = verified(Array(candidates[..<half]), of: audit)
        let second = verified(Array(candidates[half...]), of: audit)
        // Good alone and bad together: the second half has to wait.
        return problem(of: first + second, in: audit) == nil ? first + second : first.isEmpty ? second : first
    }

    private func problem(of candidates: [Candidate], in audit: FixAudit) -> String? {
        let edited = EditList(candidates.flatMap(\.fix.edits)).applied(to: source)
        return FixAudit(edited, options: options).problem(after: audit, mending: candidates.map(\.rule))
    }

    // MARK: What is made and what is not

    private mutating func make(_ candidates: [Candidate]) -> FixAudit {
        for candidate in candidates {
            applied.append(
                Applied(
                    rule: candidate.rule, title: candidate.fix.title, isUnsafe: candidate.fix.isUnsafe,
                    offset: original(candidate.range.lowerBound)))
        }
        let edits = EditList(candidates.flatMap(\.fix.edits))
        rounds.append(edits)
        for rule in held.keys { held[rule] = held[rule]?.map(edits.mapped) }
        source = edits.applied(to: source)
        return FixAudit(source, options: options)
    }

    private mutating func drop(_ candidate: Candidate, _ reason: String) {
        held[candidate.rule, default: []].append(candidate.range)
        dropped.append(Dropped(rule: candidate.rule, offset: original(candidate.range.lowerBound), reason: reason))
    }

    private func original(_ offset: Int) -> Int { rounds.reversed().reduce(offset) { $1.original($0) } }
}

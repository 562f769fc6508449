internal import Rules

/// The policy and the baseline of a scan: those that the user named, else those that the target carries.
///
/// In a gate (`--base`) a target's own files are read from the base revision: a change must not decide how it is judged.
struct TargetSettings {
    private(set) var policy = Policy()
    private(set) var baseline = Baseline()
    private(set) var notes: [Note] = []
    /// Of other tools, for Dockerfiles.
    private(set) var nearest = NearestSettings(nil)
    private var policyIsTrusted = true
    private var policyOrigin = PolicyFile.name

    init(_ scan: Scan) throws(ScanError) {
        let carried = scan.usesCarriedSettings ? Carrier(scan) : nil
        if scan.configurations.isEmpty {
            if let carried, let text = try carried.text(of: PolicyFile.name, limit: PolicyFile.sizeLimit) {
                policyIsTrusted = false
                policy = try PolicyFile.parse(text, file: PolicyFile.name, isTrusted: false)
            }
            if scan.usesCarriedSettings { nearest = NearestSettings(SettingsPlace(scan, carried)) }
        } else {
            var named: [SettingsFile] = []
            for file in scan.configurations {
                if SettingsFile.isOne(file) {
                    named.append(try SettingsFile(Array(try PolicyFile.namedFile(file).utf8), name: file))
                    continue
                }
                policyOrigin = file
                policy.merge(try PolicyFile.parse(try PolicyFile.namedFile(file), file: file, isTrusted: true))
            }
            nearest = NearestSettings(nil, named: named)
        }
        if !scan.usesBaseline {
            baseline = Baseline()
        } else if let file = scan.baseline {
            baseline = try Baseline(parsing: try PolicyFile.namedFile(file), file: file)
        } else if let carried, let text = try carried.text(of: Baseline.defaultName, limit: Baseline.sizeLimit) {
            baseline = try Baseline(parsing: text, file: Baseline.defaultName)
        }
        notes = (scan.rules.gitleaks?.notes ?? []).map { Note(.ignoredSetting, $0) }
        if scan.rules.gitleaks != nil { notes += Self.unnamedIgnoreFile(scan) }
        if let carried {
            notes += try carried.addedSuppressions(to: policy, baseline) + carried.unusedSettings(scan.target)
        }
    }

    /// gitleaks takes its ignore file from what it scans without being told.
    private static func unnamedIgnoreFile(_ scan: Scan) -> [Note] {
        let name = GitleaksFile.ignoreName
        let file = Carrier.folder(of: scan.target) + "/" + name
        guard !scan.configurations.contains(where: { $0.hasSuffix(name) }),
            DirectoryListing.kind(Array(file.utf8)) == .file
        else { return [] }
        return [Note(.ignoredSetting, "\(file) does not count; name it with --config as well")]
    }

    /// Takes over what was read while Dockerfiles were scanned.
    mutating func addNearest() throws(ScanError) {
        try nearest.check()
        policy.allows += nearest.allows
        notes += nearest.notes
    }

    var thresholds: FailureThresholds {
        var thresholds = FailureThresholds()
        thresholds.policy = policy.failOn
        thresholds.dockerfiles = nearest.thresholds
        return thresholds
    }

    mutating func apply(to rules: RuleSet) -> RuleSet {
        policy.apply(to: rules, isTrusted: policyIsTrusted, origin: policyOrigin)
    }
}

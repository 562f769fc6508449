public import ArgumentParser
public import Checks

/// What `--profile hadolint` understands, under hadolint's names.
struct HadolintOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Exit with 1 when a finding has at least this level: error, warning, info, style, none (default: info).",
            valueName: "level"))
    var failureThreshold: HadolintLevel?

    @Flag(help: "Exit with 0 whatever is found.")
    var noFail = false

    @Option(help: ArgumentHelp("Do not report this code. May be given several times.", valueName: "code"))
    var ignore: [String] = []

    @Option(help: ArgumentHelp("Report this code as an error. May be given several times.", valueName: "code"))
    var error: [String] = []

    @Option(help: ArgumentHelp("Report this code as a warning. May be given several times.", valueName: "code"))
    var warning: [String] = []

    @Option(help: ArgumentHelp("Report this code as information. May be given several times.", valueName: "code"))
    var info: [String] = []

    @Option(help: ArgumentHelp("Report this code as a matter of style. May be given several times.", valueName: "code"))
    var style: [String] = []

    @Option(
        help: ArgumentHelp(
            "Images have to have this label; forms are text, rfc3339, semver, url, hash, spdx, email. May be given several times.",
            valueName: "label:form"))
    var requireLabel: [RequiredLabel] = []

    @Flag(help: "Report labels that are not required.")
    var strictLabels = false

    @Flag(help: "Comments silence nothing.")
    var disableIgnorePragma = false

    /// What a configuration says, and what these options add to it.
    func settings(over configured: HadolintSettings, trustedRegistries: [String]) -> HadolintSettings {
        var settings = configured
        settings.ignored.formUnion(ignore)
        for (level, codes) in [(HadolintLevel.error, error), (.warning, warning), (.info, info), (.style, style)] {
            settings.overrides[level, default: []].formUnion(codes)
        }
        settings.trustedRegistries += trustedRegistries
        for label in requireLabel { settings.labelSchema[label.name] = label.kind }
        settings.strictLabels = strictLabels || configured.strictLabels
        settings.failureThreshold = failureThreshold ?? configured.failureThreshold
        settings.neverFails = noFail || configured.neverFails
        settings.disablesPragmas = disableIgnorePragma || configured.disablesPragmas
        return settings
    }
}

/// `NAME:FORM`, or a name alone.
struct RequiredLabel: ExpressibleByArgument {
    let name: String
    let kind: LabelKind

    init?(argument: String) {
        guard let label = LabelKind.required(argument) else { return nil }
        (name, kind) = label
    }
}

extension HadolintLevel: ExpressibleByArgument {
    public init?(argument: String) { self.init(name: argument) }
}

internal import ArgumentParser
internal import BuiltInRules
internal import ProxyGuard
internal import ProxyServer

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the configuration.", subcommands: [Show.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every setting as it counts, and where it comes from; secrets only as their references.")

        @OptionGroup var options: ConfigurationOptions

        @Flag(
            help: "Show what counts, defaults included. This is what is shown without it, too."
        )
        var effective = false

        @Flag(help: "Write JSON.")
        var json = false

        func run() throws {
            let rules = try BuiltInRules.load()
            let report = options.check(rules)
            guard let configuration = report.configuration else {
                Standard.write(report.text)
                throw ExitCode(report.exitStatus)
            }
            let shown = EffectiveConfiguration(configuration, path: options.path, rules: rules)
            Standard.write(json ? shown.json(version: ProxyGuardVersion.current) : shown.text)
        }
    }
}

internal import ArgumentParser
internal import BuiltInRules
internal import ProxyGuard
internal import ProxyServer

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the configuration, the files around it and this process, as the start does.",
        discussion:
            "The same checks, ids and texts as `secscan proxy`. Status 78 where the proxy would refuse to start.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Write JSON.")
    var json = false

    @Flag(help: "Write SARIF 2.1.0.")
    var sarif = false

    func validate() throws {
        guard !json || !sarif else { throw ValidationError("--json and --sarif exclude each other") }
    }

    func run() throws {
        let report = options.check(try BuiltInRules.load())
        if json {
            Standard.write(report.json(version: ProxyGuardVersion.current))
        } else if sarif {
            Standard.write(report.sarif(version: ProxyGuardVersion.current))
        } else {
            Standard.write(report.text)
        }
        throw ExitCode(report.exitStatus)
    }
}

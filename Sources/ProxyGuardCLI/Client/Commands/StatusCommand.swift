internal import ArgumentParser

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Show how a running program is.")

    @OptionGroup var options: ClientOptions

    func run() throws { try options.run("GET", "/status") }
}

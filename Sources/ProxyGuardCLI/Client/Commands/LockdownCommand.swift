internal import ArgumentParser
internal import ProxyManagement

struct LockdownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lockdown", abstract: "Refuse every request of clients, or take them again.",
        discussion: "Requests under way are ended, open streams too. It stays in force over a start.")

    enum State: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    @Argument(help: "on or off.")
    var state: State
    @OptionGroup var options: ClientOptions

    func run() throws {
        switch state {
        case .on: try options.run("POST", "/lockdown", body: [:])
        case .off: try options.run("DELETE", "/lockdown")
        }
    }
}

internal import ArgumentParser
internal import ProxyManagement

struct LockdownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lockdown", abstract: "Refuse every request of clients, or take them again.",
        discussion: "Requests under way are ended, open streams too. It stays in force over a start.")

    enum State: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    private static let unkept =
        "proxyguard: the lockdown is in force, but a new start would end it: the store could not keep it; run this again"

    @Argument(help: "on or off.")
    var state: State
    @OptionGroup var options: ClientOptions

    func run() throws {
        switch state {
        case .on:
            try ClientRun.ending { () throws(ClientError) in
                let answer = try options.client().call("POST", "/lockdown", body: [:])
                options.show(answer, TextTable.object)
                if answer["kept"] == false { StandardOutput.warn(Self.unkept) }
            }
        case .off: try options.run("DELETE", "/lockdown")
        }
    }
}

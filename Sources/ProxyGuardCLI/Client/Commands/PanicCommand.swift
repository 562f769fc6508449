internal import ArgumentParser
internal import ProxyManagement

struct PanicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "panic",
        abstract: "Refuse every request, revoke every token, and freeze management.",
        discussion: "It ends with `proxyguard lockdown off`, not with a new start; tokens stay revoked.")

    @Flag(help: "Really.")
    var yes = false
    @OptionGroup var options: ClientOptions

    func validate() throws {
        guard yes else { throw ValidationError("every token would be revoked for good; write --yes if that is meant") }
    }

    func run() throws { try options.run("POST", "/panic", body: [:]) }
}

internal import ArgumentParser
internal import ProxyServer

extension AuditCommand {
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have the next start take the audit log as it is, though the store knows of another.",
            discussion: "While the proxy does not run. The next start records that; what was lost stays lost.")
        @Flag(help: "Really.")
        var yes = false
        @OptionGroup var options: ConfigurationOptions

        func validate() throws {
            guard yes else {
                throw ValidationError(
                    "a log that somebody cut short or made anew would pass; write --yes if that is meant")
            }
        }

        func run() async throws {
            let isAccepted = try await AuditAcceptance.accept(store: options.storePath())
            Standard.write(
                isAccepted
                    ? "the next start takes the audit log as it is\n"
                    : "the store knows of no audit log: nothing to accept\n")
        }
    }
}

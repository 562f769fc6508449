internal import ArgumentParser
internal import Foundation
internal import ProxyConfiguration
internal import ProxyGuard
internal import ProxyServer

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a safe configuration with every setting explained.",
        discussion: "For a developer's machine unless --production is given. Nothing that is there is overwritten.")

    @Argument(help: "Providers: openai, anthropic, gemini. Without any, openai.")
    var providers: [String] = []

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file; proxyguard.toml, or proxyguard.yaml, unless named.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "How it is written, toml or yaml; what the name of the file says, else toml.", valueName: "syntax"),
        transform: { text in
            guard let syntax = ConfigurationSyntax(rawValue: text) else {
                throw ValidationError("a configuration is written as toml or yaml")
            }
            return syntax
        })
    var format: ConfigurationSyntax?

    @Option(
        help: ArgumentHelp(
            "Where the store and the audit log are kept; proxyguard-data beside the file, in production /var/lib/proxyguard.",
            valueName: "folder"))
    var data: String?

    @Flag(help: "For production: secrets come from files.")
    var production = false

    @Option(help: ArgumentHelp("Where secrets are mounted in production; /run/secrets.", valueName: "folder"))
    var secrets: String?

    @Option(help: ArgumentHelp("Where applications connect, such as 0.0.0.0:8443.", valueName: "address"))
    var listen: String?

    @Option(help: ArgumentHelp("Speak TLS with tls.pem and tls.key of this folder.", valueName: "folder"))
    var tls: String?
    private var syntax: ConfigurationSyntax { format ?? output.flatMap { ConfigurationSyntax(path: $0) } ?? .toml }

    func validate() throws {
        // It would be read as what its name says.
        guard output.map({ ConfigurationSyntax(path: $0) ?? .toml }) ?? syntax == syntax else {
            throw ValidationError(
                "\(output ?? "") would not be read as \(syntax.rawValue): let its name end in .\(syntax.rawValue)")
        }
    }

    func run() throws {
        let output = output ?? "proxyguard.\(syntax.rawValue)"
        let presets = try (providers.isEmpty ? ["openai"] : providers).map { name in
            guard let preset = ProviderPreset(rawValue: name) else {
                let known = ProviderPreset.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("there is no preset for \(name); there are \(known)")
            }
            return preset
        }
        guard Set(presets).count == presets.count else {
            throw ValidationError("a provider is named twice: upstreams need names of their own")
        }
        var initial = InitialConfiguration(environment: production ? .production : .development, providers: presets)
        initial.syntax = syntax
        // A developer need not be root; in production the unit or the image makes the folder, maybe on another machine.
        let makesFolder = !production || data != nil
        let beside = URL(filePath: output).deletingLastPathComponent().path + "/proxyguard-data"
        initial.dataDirectory = absolute(data ?? (production ? initial.dataDirectory : beside))
        if let secrets { initial.secretsDirectory = absolute(secrets) }
        initial.certificateDirectory = tls.map(absolute)
        initial.dataListener = try listen.map { text in
            guard let address = ListenAddress(text) else {
                throw ValidationError("--listen \(text): write an address and a port, such as 0.0.0.0:8443")
            }
            return address
        }
        do throws(InitialConfiguration.WriteError) {
            if makesFolder { try initial.install(at: output) } else { try initial.write(to: output) }
        } catch {
            Standard.tell("proxyguard: \(error)")
            throw ExitCode(ExitStatus.failure)
        }
        let folder = makesFolder ? ", and the folder \(initial.dataDirectory)" : ""
        Standard.write("Wrote \(output)\(folder). Before the start it needs:\n")
        for secret in initial.secrets { Standard.write("  \(secret.reference)  \(secret.meaning)\n") }
        Standard.write(
            """
            Then: proxyguard token generate-management   # prints a management token and its hash, once
                  proxyguard check --config \(output)
                  proxyguard serve --config \(output)

            """)
        if production {
            Standard.write("It has no secret in it: where the program runs as a user of its own, chmod 644 \(output)\n")
        }
    }

    /// From the root: the configuration has no other paths.
    private func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}

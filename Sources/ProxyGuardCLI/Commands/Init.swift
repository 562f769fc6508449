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

    @Option(help: ArgumentHelp("Where the store and the audit log are kept.", valueName: "folder"))
    var data: String?

    @Flag(help: "For production: secrets come from files.")
    var production = false

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
        var initial = InitialConfiguration(environment: production ? .production : .development, providers: presets)
        initial.syntax = syntax
        if let data { initial.dataDirectory = data }
        try initial.write(to: output)
        try FileManager.default.createDirectory(
            atPath: initial.dataDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        Standard.write("Wrote \(output), and the folder \(initial.dataDirectory). Before the start it needs:\n")
        for secret in initial.secrets { Standard.write("  \(secret.reference)  \(secret.meaning)\n") }
        Standard.write(
            """
            Then: proxyguard token generate-management   # prints a management token and its hash, once
                  proxyguard check --config \(output)
                  proxyguard serve --config \(output)

            """)
    }
}

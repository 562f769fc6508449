import Foundation
import PackagePlugin

/// Runs RulePackTool over `rules/*.toml`, so that the built-in rules are part of the program.
@main
struct EmbedRules: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "rules")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "toml" }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "PackedRules.swift")
        return [
            .buildCommand(
                displayName: "Preparing \(files.count) rule files",
                executable: try context.tool(named: "RulePackTool").url,
                arguments: [output.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output])
        ]
    }
}

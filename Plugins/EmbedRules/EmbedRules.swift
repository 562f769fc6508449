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
                displayName: "Preparing the built-in rules",
                executable: try context.tool(named: "RulePackTool").url,
                arguments: [output.path, folder.path],
                // The folder too: a new file in it is noticed by the folder's own change.
                inputFiles: [folder] + files,
                outputFiles: [output])
        ]
    }
}

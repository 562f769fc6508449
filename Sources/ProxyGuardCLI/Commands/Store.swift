internal import ArgumentParser
internal import Foundation
internal import ProxyConfiguration
internal import ProxyServer
internal import ProxyStore

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Back up the store and put a backup back.",
        discussion: "A backup can be made while the proxy runs; to put one back it must not run.",
        subcommands: [Backup.self, Restore.self])

    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the store into a new file, mode 0600, with its checksum beside it.")

        @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
        var file: String
        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            try await StoreCommand.telling {
                let report = try await Store.backup(of: options.storePath(), to: StoreCommand.absolute(file))
                Standard.write("\(report.path)  sha256 \(report.checksum)\n")
            }
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a backup in the place of the store; the one of before is kept beside it.",
            discussion: "What was revoked or used up since the backup stays so.")

        @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
        var file: String
        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            try await StoreCommand.telling {
                let report = try Store.restore(from: StoreCommand.absolute(file), to: options.storePath())
                Standard.write("restored version \(report.version)\n")
                if let previous = report.previousFile { Standard.write("the one of before: \(previous)\n") }
                if !report.hadChecksum { Standard.tell("proxyguard: there was no checksum beside \(file)") }
            }
        }
    }

    /// A path as the shell means it.
    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Ends with one line where the store cannot be used.
    private static func telling(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as StoreError {
            Standard.tell("proxyguard: \(error)")
            throw ExitCode(ExitStatus.failure)
        }
    }
}

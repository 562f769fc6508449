import Foundation
import SecScan
import Testing

/// The built `secscan`: the one that `SECSCAN_PROGRAM` names, else the one beside the tests in the build folder.
enum BuiltProgram {
    static let path: String? = {
        if let named = ProcessInfo.processInfo.environment["SECSCAN_PROGRAM"] { return named }
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.pathComponents.count > 1 {
            let candidate = folder.appending(path: "secscan").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    static func output(_ arguments: [String]) throws -> (text: Data, status: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(path, "the program is not built: swift build"))
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (text, process.terminationStatus)
    }
}

/// Commands and options of the program, as it tells them itself.
struct ProgramGrammar: Decodable {
    struct Command: Decodable {
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?
    }

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }
        struct Name: Decodable {
            var kind: String
            var name: String
            var spelling: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: Kind
        var names: [Name]?
        var valueName: String?
        var allValues: [String]?
        var isRepeating: Bool
        var shouldDisplay: Bool
        var spellings: [String] { (names ?? []).map(\.spelling) }
    }

    var command: Command

    static func load() throws -> ProgramGrammar {
        try JSONDecoder().decode(Self.self, from: try BuiltProgram.output(["--experimental-dump-help"]).text)
    }

    /// Every option of every command that help shows.
    var options: Set<String> {
        func options(_ command: Command) -> [String] {
            (command.arguments ?? []).filter(\.shouldDisplay).flatMap(\.spellings)
                + (command.subcommands ?? []).flatMap(options)
        }
        return Set(options(command))
    }

    /// Why the program would refuse these arguments; nil when it would not.
    func problem(in words: [String]) -> String? {
        var command = command
        var rest = words[...]
        while let word = rest.first, let next = command.subcommands?.first(where: { $0.commandName == word }) {
            command = next
            rest.removeFirst()
        }
        if let subcommands = command.subcommands, !subcommands.isEmpty, let word = rest.first, !word.hasPrefix("-") {
            return "'\(command.commandName)' has no command '\(word)'"
        }
        var positionals: [String] = []
        while let word = rest.popFirst() {
            if word == "--" {
                positionals += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                positionals.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1).map { String($0) }
            guard let option = command.arguments?.first(where: { $0.spellings.contains(parts[0]) }) else {
                return "'\(command.commandName)' has no option '\(parts[0])'"
            }
            if option.kind == .flag {
                if parts.count > 1 { return "'\(parts[0])' takes no value" }
                continue
            }
            guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.hasPrefix("-") else {
                return "'\(parts[0])' needs a value"
            }
            if let allowed = option.allValues, !allowed.contains(value) {
                return "'\(parts[0])' does not know '\(value)'"
            }
            if parts[0] == "--report", ReportFormat(rawValue: String(value.prefix { $0 != "=" })) == nil {
                return "'--report' does not know '\(value)'"
            }
        }
        return Self.problem(in: positionals, of: command)
    }

    private static func problem(in positionals: [String], of command: Command) -> String? {
        var places = (command.arguments ?? []).filter { $0.kind == .positional }[...]
        for word in positionals {
            guard let place = places.first else { return "'\(command.commandName)' takes no '\(word)'" }
            if let allowed = place.allValues, !allowed.contains(word) {
                return "'\(command.commandName)' does not know '\(word)'"
            }
            if !place.isRepeating { places.removeFirst() }
        }
        return nil
    }
}

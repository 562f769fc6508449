internal import ArgumentParser

/// The commands that ask a running program, or make what it needs.
enum ClientCommands {
    static let all: [any ParsableCommand.Type] = [
        ProjectCommand.self, TokenCommand.self, KeyCommand.self, UsageCommand.self, AuditCommand.self,
        PanicCommand.self, LockdownCommand.self, StatusCommand.self,
    ]
}

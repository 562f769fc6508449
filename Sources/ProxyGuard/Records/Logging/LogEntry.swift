/// What waits for the writer of the log.
enum LogEntry: Sendable {
    case message(LogMessage)
    /// The file is to be opened anew.
    case reopen
    /// Called once everything before is written.
    case flush(@Sendable () -> Void)
}

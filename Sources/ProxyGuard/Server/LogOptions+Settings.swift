internal import ProxyConfiguration
internal import ProxyRecords
internal import Rules

extension LogOptions {
    /// What the configuration says.
    init(_ settings: Section) {
        let addresses: AddressForm =
            switch settings[LoggingSettings.addresses] {
            case .full: .full
            case .truncated: .truncated
            // A key that ends with the program: nobody can find an address later by trying all of them.
            case .hashed: .hashed(key: Secret((0..<32).map { _ in UInt8.random(in: 0...255) }))
            }
        self.init(
            level: LogSink.Level(settings[LoggingSettings.level]),
            format: settings[LoggingSettings.format] == .json ? .json : .text,
            file: settings[LoggingSettings.file]?.text, addresses: addresses)
    }
}

extension LogSink.Level {
    init(_ level: LogLevel) {
        self =
            switch level {
            case .trace: .trace
            case .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            }
    }
}

/// What is logged, how and where.
public struct LogOptions: Sendable {
    /// The lowest level that is written.
    public var level: LogSink.Level
    /// How a message is written.
    public var format: LogSink.Format
    /// The file, mode 0600; nil is standard error.
    public var file: String?
    /// How much of a client's address is written.
    public var addresses: AddressForm
    /// How many messages wait at most.
    public var capacity: Int
    var batchSize = 256
    var delay: Int64 = 20_000_000
    var write: WriteCall = OpenFile.systemWrite

    public init(
        level: LogSink.Level = .info, format: LogSink.Format = .json, file: String? = nil,
        addresses: AddressForm = .full, capacity: Int = 8192
    ) {
        self.level = level
        self.format = format
        self.file = file
        self.addresses = addresses
        self.capacity = capacity
    }
}

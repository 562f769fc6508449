public import Rules

/// How a record is kept.
public struct AuditOptions: Sendable {
    /// Its file; the full ones and the head stand beside it.
    public var file: String
    /// The size in bytes at which a new file begins.
    public var rotationSize: Int
    /// How many events wait at most to be written.
    public var capacity: Int
    /// The first signs the head, so that nobody without it can cut the record short or write it anew unseen; at least 32 random bytes. With
    /// the others, those of before, the head that is there may have been made.
    public var keys: [Secret]
    /// What was kept of how far the record goes; nil where nothing is known.
    public var anchor: String?
    /// Whether a record that does not reach what is known of it is refused; otherwise that is told and recorded.
    public var refusesDoubts = false
    /// Masks credentials in what clients say.
    public var redactor: Redactor?
    /// The most lines that are written at once.
    var batchSize = 256
    /// How long a line waits for others, in nanoseconds.
    var delay: Int64 = 50_000_000
    /// After how many nanoseconds what was written is made to last even when nobody waits for it.
    var syncInterval: Int64 = 1_000_000_000
    /// How long a full disk is left alone, in nanoseconds.
    var retryInterval: Int64 = 500_000_000
    var write: WriteCall = OpenFile.systemWrite

    public init(
        file: String, rotationSize: Int = 100 << 20, capacity: Int = 16_384, keys: [Secret] = [],
        redactor: Redactor? = nil
    ) {
        self.file = file
        self.rotationSize = rotationSize
        self.capacity = capacity
        self.keys = keys
        self.redactor = redactor
    }
}

/// What a file says to one setting.
public struct Answer<Value: Sendable>: Sendable {
    /// The value that counts.
    public var value: Value
    /// As the file calls the setting.
    public var name: String
    /// Where the value stands, in bytes of the file; nil if it is the default.
    public var range: Range<Int>?
    /// Counts from 1; nil if it is the default.
    public var line: Int?
}

/// The bytes around a keyword that a rule may look at.
public struct Window: Hashable, Sendable {
    /// How far before the keyword a match may begin, in bytes; 0 means that it begins with the keyword.
    public var before: Int
    /// How far behind the keyword's first byte a match may reach, in bytes.
    public var after: Int

    public static let defaultAfter = 256
    public static let beforeRange = 0...1024
    public static let afterRange = 0...16384
    /// Bytes in front of the window that assertions and filters may look at.
    public static let leftContext = 64

    /// Bytes behind a match that assertions may look at: a match that ends closer to the window's end is tried in a larger window.
    static let rightContext = 8

    public init(before: Int = 0, after: Int = Window.defaultAfter) {
        self.before = before
        self.after = after
    }
}

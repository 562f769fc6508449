/// What the program is run as, and in; nil where the system does not tell.
public struct ProcessFacts: Hashable, Sendable {
    /// Whose rights it was started with.
    public var userID: UInt32
    /// Whose rights it has.
    public var effectiveUserID: UInt32
    /// The permissions that new files do not get.
    public var umask: UInt32
    /// The folder in which it was started.
    public var workingDirectory: String
    /// The size of a core dump at most, in bytes; 0 where there are none.
    public var coreLimit: UInt64?
    /// `Seccomp` of `/proc/self/status`: 0 where no system call is filtered.
    public var seccompMode: Int?
    /// `NoNewPrivs` of `/proc/self/status`.
    public var hasNoNewPrivileges: Bool?
    /// Whether `memory.max` of its control group is a number.
    public var hasMemoryLimit: Bool?
    /// Whether it can write to `/`.
    public var canWriteRoot: Bool?
    /// The time, in seconds since 1970.
    public var now: Int64

    /// Facts of which only those are known that every system tells.
    public init(
        userID: UInt32, effectiveUserID: UInt32, umask: UInt32 = 0o077, workingDirectory: String = "/", now: Int64
    ) {
        self.userID = userID
        self.effectiveUserID = effectiveUserID
        self.umask = umask
        self.workingDirectory = workingDirectory
        self.now = now
    }
}

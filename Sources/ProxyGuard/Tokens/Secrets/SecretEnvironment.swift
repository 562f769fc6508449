public import ProxyConfiguration

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Secrets in environment variables.
public enum SecretEnvironment {
    /// The names of the variables that references read.
    public static func names(_ references: some Sequence<SecretReference>) -> Set<String> {
        var names: Set<String> = []
        for case .environment(let name) in references { names.insert(name) }
        return names
    }

    /// Takes variables out of the environment, so that neither `/proc/<pid>/environ` nor a child process shows them.
    ///
    /// The bytes of each value are overwritten first: what stands in `/proc` is the memory that the process began with, which `unsetenv`
    /// alone leaves as it is. Copies elsewhere, in the parent or in the orchestrator's records, stay. Call it once all secrets are read,
    /// while no other thread uses the environment.
    public static func wipe(_ names: some Sequence<String>) {
        for name in names where !name.isEmpty && !name.utf8.contains(UInt8(ascii: "=")) {
            if let value = getenv(name) { explicit_bzero(value, strlen(value)) }
            unsetenv(name)
        }
    }

    static func value(of name: String) -> [UInt8]? {
        guard let value = getenv(name) else { return nil }
        return Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
    }
}

/// The program's version.
public enum ProxyGuardVersion {
    /// As `--version` prints it.
    public static let current = "0.1.0"
}

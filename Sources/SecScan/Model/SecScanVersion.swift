public enum SecScanVersion {
    public static let current = "0.1.0"
}

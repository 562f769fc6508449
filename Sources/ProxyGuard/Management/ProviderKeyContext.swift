/// What a provider key's encryption is bound to, so that a ciphertext opens only in its own row.
public enum ProviderKeyContext {
    /// For `KeyRing.seal` and `KeyRing.open`.
    public static func text(id: String, upstream: String) -> String { "provider_keys:\(id):sealed:\(upstream)" }
}

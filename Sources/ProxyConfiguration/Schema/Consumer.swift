/// The part of the proxy that acts on a setting.
public enum Consumer: String, CaseIterable, Sendable {
    case listeners, tls, cors, auth, limits, guards, upstream, audit, logging, encryption, store, metrics, alerts
    /// What decides how strictly everything else is judged.
    case start
}

public import Rules

/// What has to go out of every text before it is written.
public struct Redactor: Sendable {
    /// Finds credentials by their shape; nil finds known ones only.
    public let detector: Detector?
    /// The credentials of this process.
    public let registry: SecretRegistry

    public init(detector: Detector?, registry: SecretRegistry) {
        self.detector = detector
        self.registry = registry
    }

    /// One for each thread that masks.
    public func makeWorker() -> RedactorWorker { RedactorWorker(self) }
}

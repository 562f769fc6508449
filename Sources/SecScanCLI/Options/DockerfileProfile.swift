internal import ArgumentParser

/// Whose rules a Dockerfile is audited by.
enum DockerfileProfile: String, CaseIterable, ExpressibleByArgument {
    case secscan
    /// The codes, levels, lines and formats of hadolint, for where hadolint ran before.
    case hadolint
}

import Dockerfile

/// Short ways to what a text reads as.
enum Reading {
    /// The document of a text.
    static func document(_ text: String) -> DockerfileDocument { DockerfileDocument(text) }

    /// The first instruction of a text.
    static func first(_ text: String) -> Instruction? { DockerfileDocument(text).instructions.first }

    /// The kinds of the diagnostics of a text.
    static func kinds(_ text: String) -> [Diagnostic.Kind] { DockerfileDocument(text).diagnostics.map(\.kind) }

    /// The graph of a text.
    static func graph(_ text: String) -> StageGraph { StageGraph(DockerfileDocument(text)) }
}

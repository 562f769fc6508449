/// A parser directive such as `# syntax=docker/dockerfile:1`.
public struct Directive: Hashable, Sendable {
    /// What a directive decides.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// The image of the frontend that reads the file.
        case syntax
        /// The escape character.
        case escape
        /// Which of the builder's checks run.
        case check
    }

    /// How a directive is written.
    public enum Style: Hashable, Sendable {
        /// `# name=value`
        case comment
        /// `// syntax=value`
        case slashes
        /// `{"syntax": "value"}`
        case json
    }

    /// What it decides.
    public let name: Name
    /// The value, without blanks around it.
    public let value: String
    /// How it is written.
    public let style: Style
    /// The range of the value in the file.
    public let valueRange: Range<Int>
    /// The range of the line in the file; of the value in the JSON form.
    public let range: Range<Int>
}

/// What the body of a request has to be.
public enum BodyKind: Sendable {
    /// There is none.
    case none
    /// `application/json`
    case json
    /// `multipart/form-data`
    case multipart
}

/// Why a request's target is refused; no case quotes the target.
public enum TargetProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case empty, tooLong, notOriginForm
    case emptySegment, dotSegment, percentEncodedPath, pathParameters, backslash, fragment, pathCharacter
    case parameter
    case emptyQuery, queryCharacter, queryEncoding, tooManyQueryNames, unknownQueryName, repeatedQueryName
    case queryValue, credentialInQuery, streamWithoutEvents

    public var description: String {
        switch self {
        case .empty: "The request target is empty."
        case .tooLong: "The request target is longer than \(RequestTarget.greatestLength) bytes."
        case .notOriginForm: "The request target has to begin with a slash; no other form is accepted."
        case .emptySegment: "The path has an empty segment."
        case .dotSegment: "The path has a segment that consists of dots."
        case .percentEncodedPath: "The path has a percent sign; no path of this API is percent-encoded."
        case .pathParameters: "The path has a semicolon."
        case .backslash: "The request target has a backslash."
        case .fragment: "The request target has a fragment."
        case .pathCharacter: "The path has a character that no path of this API has."
        case .parameter:
            "A name in the path has to be of letters, digits, dots, colons, hyphens and underscores, and not longer than \(PathPattern.greatestLength)."
        case .emptyQuery: "The query is empty, or has an empty name or value."
        case .queryCharacter: "The query has a character that no query of this API has."
        case .queryEncoding:
            "The query is percent-encoded where it need not be, or encodes a character that it may not have."
        case .tooManyQueryNames: "The query has too many parts."
        case .unknownQueryName: "The query has a name that this route does not know."
        case .repeatedQueryName: "The query has a name twice."
        case .queryValue: "The query has a value that is not of the form its name wants."
        case .credentialInQuery:
            "A token does not belong into the address, where logs keep it; send it in the header Authorization, or x-goog-api-key."
        case .streamWithoutEvents: "A stream is answered as server-sent events only; ask for it with alt=sse."
        }
    }
}

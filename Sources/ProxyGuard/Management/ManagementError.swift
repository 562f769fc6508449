internal import ProxyStore

/// What a caller is told when a call fails; never a secret, and nothing of the machine.
public struct ManagementError: Error, Hashable, Sendable {
    /// The status of HTTP.
    public var status: Int
    /// For programs; stable.
    public var code: String
    /// For people.
    public var message: String
    /// The field or name of the query that is wrong.
    public var field: String?
    /// After how many seconds another try may succeed.
    public var retryAfter: Int64?
    /// What happened, for the program's log; callers are not told.
    var cause: String?
    /// The methods that a path knows.
    var allowed: [String] = []

    init(_ status: Int, _ code: String, _ message: String, field: String? = nil, retryAfter: Int64? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.retryAfter = retryAfter
    }

    func json(requestID: String) -> JSONValue {
        var error: [JSONValue.Member] = [
            JSONValue.Member("code", .string(code)), JSONValue.Member("message", .string(message)),
        ]
        if let field { error.append(JSONValue.Member("field", .string(Self.shown(field)))) }
        return ["error": .object(error), "request_id": .string(requestID)]
    }

    /// A name that a caller invented may be long, or a secret that slipped there.
    private static func shown(_ field: String) -> String {
        let isName = field.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || [0x5F, 0x2D, 0x2E, 0x5B, 0x5D].contains($0)
        }
        return isName && field.utf8.count <= 64 && !CredentialText.isContained(in: field) ? field : "(not shown)"
    }
}

extension ManagementError {
    /// One answer for every caller who is not known, whatever was shown and whatever was asked for.
    static let unauthenticated = ManagementError(
        401, "unauthenticated",
        "the management token is missing or wrong: send the one whose hash is management.token_hash, as "
            + "`Authorization: Bearer pgm_…`")
    /// One answer for what is not there and for what is nobody's business.
    static let notFound = ManagementError(
        404, "not_found", "there is no such object; an id is prj_, tok_ or key_ and 20 characters, no name")
    static let forbiddenAddress = ManagementError(403, "forbidden", "this address may not administer")
    static let credentialInQuery = ManagementError(
        400, "credential_in_query", "a token stands in the address; send it as a header, and revoke it")
    static let auditUnavailable = ManagementError(
        503, "audit_unavailable", "the audit log cannot be written, so nothing was done", retryAfter: 5)
    static let unrecorded = ManagementError(
        503, "audit_unavailable", "the change was made, but its result could not be recorded in the audit log",
        retryAfter: 5)
    static let unapplied = ManagementError(
        503, "not_applied",
        "the change is stored, but requests may still be decided without it; it is tried again, and a start applies it: see the "
            + "program's log", retryAfter: 5)
    static let frozen = ManagementError(
        503, "management_frozen", "management is frozen after a panic: end it with `proxyguard lockdown off`")
    static let noKeyRing = ManagementError(
        503, "encryption_key_missing", "set encryption.key, so that provider keys can be stored encrypted")
    static let tooLarge = ManagementError(413, "too_large", "a body has at most 64 KiB")
    static let mediaType = ManagementError(
        415, "unsupported_media_type", "send the body as application/json in UTF-8")

    static func throttled(_ wait: Duration) -> ManagementError {
        let seconds = wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0)
        return ManagementError(
            429, "too_many_failures", "too many wrong tokens from this address; wait", retryAfter: max(1, seconds))
    }

    static func wrongMethod(allowed: [String]) -> ManagementError {
        var error = ManagementError(405, "method_not_allowed", "this path knows other methods")
        error.allowed = allowed
        return error
    }

    static func invalid(_ field: String?, _ message: String) -> ManagementError {
        ManagementError(400, "invalid_request", message, field: field)
    }

    /// What a failure of the store is for a caller.
    init(_ error: StoreError) {
        switch error.code {
        case .notFound: self = .notFound
        case .conflict, .reused: self.init(409, "conflict", error.description)
        case .invalid: self.init(400, "invalid_request", error.description)
        case .busy: self.init(503, "store_busy", "the store is busy; try again", retryAfter: 1)
        case .locked, .full, .io, .exposed, .damaged, .foreign, .newer, .closed, .unexpected:
            self.init(503, "store_unavailable", "the store cannot be used; see the program's log", retryAfter: 5)
            cause = error.description
        }
    }
}

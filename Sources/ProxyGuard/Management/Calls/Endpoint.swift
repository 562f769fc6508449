/// A path with a method, what it takes, and what it does.
struct Endpoint: Sendable {
    /// What it does to the program's state.
    enum Effect: Hashable {
        case read
        /// It reads and answers even when nothing can be recorded.
        case status
        case change
        /// It only takes rights away, or ends a lockdown: not frozen after a panic.
        case containment
    }

    let method: String
    let path: PathTemplate
    /// As the audit log calls it.
    let action: String
    let effect: Effect
    /// The names that a body may have; nil for no body.
    var fields: [String]?
    /// The names that a query may have.
    var queries: [String] = []
    let perform: @Sendable (Invocation) async throws(ManagementError) -> Answer

    init(
        _ method: String, _ path: StaticString, _ action: String, _ effect: Effect = .change, fields: [String]? = nil,
        queries: [String] = [],
        _ perform: @escaping @Sendable (Invocation) async throws(ManagementError) -> Answer
    ) {
        self.method = method
        self.path = PathTemplate("/manage/v1\(path)")
        self.action = action
        self.effect = effect
        self.fields = fields
        self.queries = queries
        self.perform = perform
    }

    var changesSomething: Bool { effect == .change || effect == .containment }
}

/// A call whose names are all known.
struct Invocation: Sendable {
    var services: ManagementServices
    var freeze: Freeze
    /// In which order what closes and opens the program is done.
    var order: CallOrder
    /// Whose turn it is to read the audit log.
    var auditTurn: Turn
    /// The ids in the path, by the name of their place.
    var ids: [String: String]
    var body: BodyFields
    var query: QueryFields

    /// An id of the path; the template has its place.
    func id(_ name: String) -> String { ids[name] ?? "" }
}

/// What a call comes to.
struct Answer: Sendable {
    var status = 200
    /// Nil for no body.
    var json: JSONValue?
    /// What the audit log is told: small, without secrets.
    var projectID: String?
    var tokenID: String?
    var details: [String: String] = [:]
}

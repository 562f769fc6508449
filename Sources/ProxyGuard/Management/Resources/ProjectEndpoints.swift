internal import ProxyStore

/// Projects: what tokens belong to.
enum ProjectEndpoints {
    static let all = [
        Endpoint("GET", "/projects", "project.list", .read, queries: QueryFields.pageNames, list),
        Endpoint("POST", "/projects", "project.create", fields: ["name", "limits", "models"], create),
        Endpoint("GET", "/projects/{project}", "project.show", .read, show),
        Endpoint(
            "PATCH", "/projects/{project}", "project.update", fields: ["name", "limits", "models", "disabled"], update),
        Endpoint("DELETE", "/projects/{project}", "project.delete", .change, delete),
    ]

    @Sendable
    private static func list(_ call: Invocation) async throws(ManagementError) -> Answer {
        let request = try call.query.page()
        let page = try await fromStore { () throws(StoreError) in try await call.services.store.projects(request) }
        return Answer(json: RecordTexts.json(page) { RecordTexts.json($0) })
    }

    @Sendable
    private static func create(_ call: Invocation) async throws(ManagementError) -> Answer {
        let name = try call.body.requiredText("name")
        let limits = try LimitFields.read(call.body)
        let models = try ModelFields.read(call.body) ?? []
        let project = try await fromStore { () throws(StoreError) in
            try await call.services.store.createProject(name: name, limits: limits, models: models)
        }
        return Answer(
            status: 201, json: RecordTexts.json(project), projectID: project.id, details: ["name": project.name])
    }

    @Sendable
    private static func show(_ call: Invocation) async throws(ManagementError) -> Answer {
        let project = try await project(call)
        return Answer(json: RecordTexts.json(project))
    }

    /// All of the body is read before anything is changed; the name, which can be taken, comes first.
    @Sendable
    private static func update(_ call: Invocation) async throws(ManagementError) -> Answer {
        guard !call.body.isEmpty else { throw .invalid(nil, "there is nothing to change in the body") }
        let store = call.services.store
        let id = call.id("project")
        let name = try call.body.text("name")
        let isDisabled = try call.body.bool("disabled")
        let newModels = try ModelFields.read(call.body)
        let old = try await project(call)
        let limits = try LimitFields.read(call.body, over: old.limits)
        let models = newModels ?? old.models
        let updated = try await fromStore { () throws(StoreError) in
            var project = old
            if let name { project = try await store.renameProject(id, to: name) }
            if limits != old.limits || models != old.models {
                project = try await store.setProject(id, limits: limits, models: models)
            }
            if let isDisabled { project = try await store.setProject(id, disabled: isDisabled) }
            return project
        }
        var details: [String: String] = [:]
        for name in ["name", "limits", "models", "disabled"] where call.body.contains(name) { details[name] = "set" }
        if let isDisabled { details["disabled"] = String(isDisabled) }
        return Answer(json: RecordTexts.json(updated), details: details)
    }

    @Sendable
    private static func delete(_ call: Invocation) async throws(ManagementError) -> Answer {
        try await fromStore { () throws(StoreError) in
            try await call.services.store.deleteProject(call.id("project"))
        }
        return Answer(status: 204)
    }

    static func project(_ call: Invocation) async throws(ManagementError) -> ProjectRecord {
        try await fromStore { () throws(StoreError) in try await call.services.store.project(call.id("project")) }
    }
}

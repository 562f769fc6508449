internal import ProxyTokens
internal import Rules

/// How the program is, and the next management token.
enum StatusEndpoints {
    static let all = [
        Endpoint("GET", "/status", "management.status", .status, status),
        Endpoint("POST", "/management-token/rotate", "management_token.generate", fields: [], rotate),
    ]

    @Sendable
    private static func status(_ call: Invocation) async throws(ManagementError) -> Answer {
        Answer(json: await call.services.status().json(isFrozen: call.freeze.isOn))
    }

    /// The token counts once its hash stands in the configuration; nothing is kept of it here.
    @Sendable
    private static func rotate(_ call: Invocation) async throws(ManagementError) -> Answer {
        let token = ManagementToken.generate()
        return Answer(
            status: 201,
            json: [
                "token": .string(String(decoding: token.secret.revealed, as: UTF8.self)),
                "hash": .string(token.hashText), "setting": "management.next_token_hash",
            ], details: ["hint": token.hint])
    }
}

internal import ProxyManagement

/// Shows what the proxy does: an ordinary request, one with a credential in it, and what is on record afterwards.
public struct Demonstration: Sendable {
    private let write: @Sendable (String) -> Void
    private let styles: DemoStyles

    /// - Parameters:
    ///   - isColoured: whether it is shown on a terminal.
    ///   - write: takes the text, piece by piece.
    public init(isColoured: Bool, write: @escaping @Sendable (String) -> Void) {
        styles = DemoStyles(isColoured: isColoured)
        self.write = write
    }

    /// Runs it from its start to its end; what it made is gone afterwards.
    /// - Throws: whatever did not happen as it should.
    public func run() async throws {
        let proxy = try await DemoProxy.start()
        do {
            try await show(proxy)
        } catch {
            await proxy.stop()
            throw error
        }
        await proxy.stop()
        say("\n" + styles.good("Everything happened as told.") + " Nothing of it is left on this machine.")
    }

    /// Keeps proxy and stub running until `end` returns, after one line of JSON that says where they are.
    public func serve(until end: @Sendable () async -> Void) async throws {
        let proxy = try await DemoProxy.start()
        do {
            let token = try await proxy.makeToken(name: "demo")
            let places: JSONValue = [
                "address": .string("http://127.0.0.1:\(proxy.folder.dataPort)"), "token": .string(token),
                "management": .string("http://127.0.0.1:\(proxy.folder.managementPort)"),
                "management_token": .string(proxy.folder.managementToken),
                "stub": .string("http://127.0.0.1:\(proxy.stub.port)"), "folder": .string(proxy.folder.path),
            ]
            say(String(decoding: places.bytes, as: UTF8.self))
            await end()
        } catch {
            await proxy.stop()
            throw error
        }
        await proxy.stop()
    }

    // MARK: Steps

    private func show(_ proxy: DemoProxy) async throws {
        say(styles.title("1. A provider stub, and proxyguard in front of it"))
        say("   provider     http://127.0.0.1:\(proxy.stub.port)   (knows a key that no application has)")
        say("   proxyguard   http://127.0.0.1:\(proxy.folder.dataPort)")
        say("   all files    \(proxy.folder.path)   (mode 0700, removed at the end)\n")

        say(styles.title("2. A project and a token of it, for one hour"))
        let token = try await proxy.makeToken(name: "demo")
        say("   \(token.prefix(6))…\(token.suffix(4))   (shown whole once; only its hash is stored)\n")

        try await showOrdinary(proxy, token)
        let request = try await showBlocked(proxy, token)
        try await showRecord(proxy, request)
    }

    private func showOrdinary(_ proxy: DemoProxy, _ token: String) async throws {
        say(styles.title("3. An ordinary request"))
        let prompt = "Say hello."
        say("   → POST /v1/chat/completions   \"\(prompt)\"")
        let answer = try await proxy.chat(prompt, token: token)
        let json = try? JSONValue(reading: answer.body)
        let text = json?["choices"]?.elements?.first?["message"]?["content"]?.text
        try require(answer.status == 200, "the ordinary request was refused: \(answer.text)")
        try require(text == ProviderAnswers.text, "the answer is not the provider's: \(answer.text)")
        let asked = proxy.stub.requests
        try require(
            asked.count == 1 && !asked[0].whole.contains(token), "the provider did not get the request as it should")
        say("   ← \(styles.good("200"))   \"\(text ?? "")\"   (the provider saw its own key, and not the token)\n")
    }

    private func showBlocked(_ proxy: DemoProxy, _ token: String) async throws -> String {
        say(styles.title("4. A request with a credential in its prompt"))
        let secret = DemoSecret.make()
        say("   → POST /v1/chat/completions   \"Why is \(secret.prefix(16))… refused?\"")
        let answer = try await proxy.chat("Why is \(secret) refused?", token: token)
        let error = try? JSONValue(reading: answer.body)["error"]
        let code = error?["code"]?.text ?? ""
        try require(answer.status == 400 && code == "content_policy_violation", "it was not blocked: \(answer.text)")
        try require(!answer.text.contains(secret), "the error repeats the credential")
        try require(proxy.stub.requests.count == 1, "the provider got the credential")
        say("   ← \(styles.bad("400"))   \(code): \(error?["message"]?.text ?? "")")
        say("   the provider was not asked\n")
        guard let request = answer["x-request-id"] else { throw DemoError(description: "the answer has no request id") }
        return request
    }

    private func showRecord(_ proxy: DemoProxy, _ request: String) async throws {
        say(styles.title("5. What is on record of it"))
        // The log of events is behind by a moment; asking for it writes what waits.
        let events = try await proxy.manage("GET", "/audit?request=" + request)["items"]?.elements ?? []
        for event in events { say("   " + String(decoding: event.bytes, as: UTF8.self)) }
        try require(
            events.count == 1 && events[0]["action"] == "guard.blocked" && events[0]["outcome"] == "denied",
            "the record has \(events.count) events of it")
        let verdict = try await proxy.manage("POST", "/audit/verify", [:])
        try require(verdict["intact"] == true, "the chain of the record is broken")
        say("   audit verify: \(styles.good("intact")), every line has the hash of the one before it")
    }

    private func say(_ line: String) { write(line + "\n") }

    private func require(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
        guard condition else { throw DemoError(description: otherwise()) }
    }
}

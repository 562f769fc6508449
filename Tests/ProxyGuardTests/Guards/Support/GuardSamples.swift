import BuiltInRules
import Rules
import TestSupport

@testable import ProxyGuards

/// Invented credentials, put together at run time, and guards that know the built-in rules.
enum GuardSamples {
    static func secrets(seed: UInt64 = 7) -> [(rule: String, value: String)] {
        var random = SeededGenerator(seed: seed)
        let marker = "T3Blb" + "kFJ"
        let project = "sk-" + "proj-" + random.text(40, .base62) + marker + random.text(40, .base62)
        let user = "sk-" + random.text(20, .base62) + marker + random.text(20, .base62)
        return [
            ("llm/openai-project-key", project), ("llm/openai-api-key", user),
            ("llm/anthropic-api-key", "sk-" + "ant-api03-" + random.text(93, .base62) + "AA"),
        ]
    }

    static var secret: String { secrets()[0].value }

    private static let rules = Result { try BuiltInRules.load() }
    private static let policies = GuardMode.allCases.map { mode in
        GuardPolicy(requestSecrets: mode, responseSecrets: mode, promptRules: mode)
    }
    private static let engines = policies.map { policy in
        Result { GuardEngine(rules: try rules.get(), policy: policy) }
    }

    static func engine(_ mode: GuardMode = .redact, prompt: String? = nil) throws -> GuardEngine {
        let index = GuardMode.allCases.firstIndex(of: mode) ?? 0
        guard let prompt else { return try engines[index].get() }
        return GuardEngine(
            rules: try rules.get(), promptRules: try PromptRule.read(prompt), policy: policies[index])
    }

    static func worker(_ mode: GuardMode = .redact, prompt: String? = nil) throws -> GuardWorker {
        try engine(mode, prompt: prompt).makeWorker()
    }

    static func verdict(
        _ body: String, _ mode: GuardMode = .redact, shape: BodyShape = .chat, prompt: String? = nil
    ) throws -> GuardVerdict {
        let worker = try worker(mode, prompt: prompt)
        return try verdict(body, worker, shape)
    }

    static func verdict(_ body: String, _ worker: GuardWorker, _ shape: BodyShape = .chat) throws -> GuardVerdict {
        try withBytes(body) { bytes in
            worker.inspect(RequestDocument(try StrictJSON.read(bytes), shape: shape, in: bytes), in: bytes)
        }
    }

    /// A string with everything escaped that can be.
    static func escaped(_ text: String) -> String {
        text.utf16.map { unit in
            let hex = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }.joined()
    }

    static func read(_ text: String, lenient: Bool = false) throws(JSONProblem) -> JSONTape {
        let bytes = Array(text.utf8)
        return try read(bytes, lenient: lenient)
    }

    static func read(_ bytes: [UInt8], lenient: Bool = false) throws(JSONProblem) -> JSONTape {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONProblem) -> JSONTape in
                try StrictJSON.read(buffer, allowsLoneSurrogates: lenient)
            }
        }
        return try result.get()
    }

    static func problem(_ text: String) -> JSONProblem.Code? { problem(Array(text.utf8)) }

    static func problem(_ bytes: [UInt8], lenient: Bool = false) -> JSONProblem.Code? {
        do throws(JSONProblem) {
            _ = try read(bytes, lenient: lenient)
            return nil
        } catch {
            return error.code
        }
    }

    /// Sentences, code and data in which there is nothing to find.
    static func prose() -> [String] {
        let subjects = [
            "The token bucket", "My API key", "A password manager", "The sk- prefix", "Basic authentication",
        ]
        let verbs = ["is refilled by", "was rotated for", "should never be shared with", "works like", "belongs to"]
        let objects = [
            "the client every minute.", "ops@example.com.", "https://example.com/a?b=c&d=e.",
            "our cluster in eu-west-1.",
            "a UUID such as 123e4567-e89b-12d3-a456-426614174000.",
            "the commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12.", "Z\u{FC}rich \u{1F600} \u{65E5}\u{672C}\u{8A9E}.",
            "`let key = env[\"OPENAI_API_KEY\"]`.", "```\nfor i in 0..<10 {\n\tprint(i)\n}\n```",
            "| a | b |\n|---|---|",
            "$x^2 + \\frac{1}{2}$ <b>bold</b> & \"quoted\".",
            "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15",
        ]
        return subjects.flatMap { subject in
            verbs.flatMap { verb in objects.map { "\(subject) \(verb) \($0)" } }
        }
    }

    /// As JSON writes it, without quotes.
    static func literal(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Finds in an event the strings that are pieces of longer texts.
struct StreamDeltas {
    /// A piece of a text.
    struct Piece: Hashable {
        /// Tells the texts of one stream apart.
        var lane: String
        /// The string.
        var node: Int
        /// No text that a dialect is known to send in pieces: it may go on in the next event, or never.
        var isSporadic = false
    }

    private let tape: JSONTape
    private let body: UnsafeRawBufferPointer
    private(set) var pieces: [Piece] = []

    init(_ tape: JSONTape, in body: UnsafeRawBufferPointer) {
        self.tape = tape
        self.body = body
        if let choices = tape.member("choices", of: 0, in: body) { addChoices(choices) }
        if let candidates = tape.member("candidates", of: 0, in: body) { addCandidates(candidates) }
        if let type = tape.text(tape.member("type", of: 0, in: body), in: body) { addTyped(type) }
    }

    private mutating func add(_ node: Int?, _ lane: String) {
        if let node, tape.nodes[node].kind == .string { pieces.append(Piece(lane: lane, node: node)) }
    }

    private func index(_ name: StaticString = "index", of object: Int, else position: Int = 0) -> Int {
        tape.count(tape.member(name, of: object, in: body), in: body) ?? position
    }

    /// Chat completions, and `text` of the older completions.
    private mutating func addChoices(_ choices: Int) {
        for (position, choice) in tape.elements(of: choices).enumerated() {
            let lane = "c\(index(of: choice, else: position))"
            add(tape.member("text", of: choice, in: body), lane + ".text")
            guard let delta = tape.member("delta", of: choice, in: body) else { continue }
            defer { addRest(of: delta, lane) }
            let names: [StaticString] = ["content", "refusal", "reasoning_content", "reasoning"]
            for name in names { add(tape.member(name, of: delta, in: body), "\(lane).\(name)") }
            add(tape.value("function_call", "arguments", of: delta, in: body), lane + ".call")
            add(tape.value("audio", "transcript", of: delta, in: body), lane + ".audio")
            guard let calls = tape.member("tool_calls", of: delta, in: body) else { continue }
            for (position, call) in tape.elements(of: calls).enumerated() {
                let call = (index: index(of: call, else: position), node: call)
                add(tape.value("function", "arguments", of: call.node, in: body), "\(lane).tool\(call.index)")
                add(tape.value("custom", "input", of: call.node, in: body), "\(lane).custom\(call.index)")
            }
        }
    }

    /// Members of deltas that are whole in each event.
    private static let whole: [StaticString] = [
        "id", "role", "type", "index", "status", "format", "finish_reason", "signature", "data", "encrypted_content",
    ]

    /// Every other string of a delta: providers have names of their own, and lists of parts.
    private mutating func addRest(of node: Int, _ lane: String) {
        for name in tape.names(of: node) where !Self.whole.contains(where: { tape.isText(name, $0, in: body) }) {
            guard isText(name + 1) else { continue }
            addRest(value: name + 1, "\(lane).\(String(decoding: body[tape.nodes[name].range], as: UTF8.self))")
        }
        for (position, element) in tape.elements(of: node).enumerated() where isText(element) {
            addRest(value: element, "\(lane)[\(index(of: element, else: position))]")
        }
    }

    /// Whether it is a string, or may have some, that is no piece yet.
    private func isText(_ node: Int) -> Bool {
        switch tape.nodes[node].kind {
        case .object, .array: true
        case .string: !pieces.contains { $0.node == node }
        default: false
        }
    }

    private mutating func addRest(value: Int, _ lane: String) {
        if tape.nodes[value].kind == .string {
            pieces.append(Piece(lane: lane, node: value, isSporadic: true))
        } else {
            addRest(of: value, lane)
        }
    }

    /// Gemini.
    private mutating func addCandidates(_ candidates: Int) {
        for (position, candidate) in tape.elements(of: candidates).enumerated() {
            let lane = "g\(index(of: candidate, else: position))"
            guard let parts = tape.value("content", "parts", of: candidate, in: body) else { continue }
            for part in tape.elements(of: parts) {
                let isThought = tape.member("thought", of: part, in: body).map { tape.nodes[$0].kind == .yes } ?? false
                add(tape.member("text", of: part, in: body), isThought ? lane + ".thought" : lane)
            }
        }
    }

    /// Responses API and Anthropic: events that say what they are.
    private mutating func addTyped(_ type: [UInt8]) {
        let type = String(decoding: type, as: UTF8.self)
        if type == "content_block_delta" || type == "content_block_start" {
            let lane = "b\(index(of: 0))"
            guard
                let delta = tape.member("delta", of: 0, in: body) ?? tape.member("content_block", of: 0, in: body)
            else { return }
            // Blocks come one after the other, and what they say is read so.
            let names: [StaticString] = ["text", "thinking"]
            for name in names { add(tape.member(name, of: delta, in: body), "b.\(name)") }
            add(tape.member("partial_json", of: delta, in: body), lane + ".partial_json")
        } else if type.hasSuffix(".delta") {
            let names: [StaticString] = ["output_index", "content_index", "summary_index"]
            let place = names.map { String(index($0, of: 0)) }.joined(separator: ".")
            add(tape.member("delta", of: 0, in: body), "\(type)\(place)")
        }
    }
}

/// Finds in an event the strings that are pieces of longer texts.
struct StreamDeltas {
    /// A piece of a text.
    struct Piece: Hashable {
        /// Tells the texts of one stream apart.
        var lane: String
        /// The string.
        var node: Int
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
            let names: [StaticString] = ["text", "partial_json", "thinking"]
            for name in names { add(tape.member(name, of: delta, in: body), "\(lane).\(name)") }
        } else if type.hasSuffix(".delta") {
            let names: [StaticString] = ["output_index", "content_index", "summary_index"]
            let place = names.map { String(index($0, of: 0)) }.joined(separator: ".")
            add(tape.member("delta", of: 0, in: body), "\(type)\(place)")
        }
    }
}

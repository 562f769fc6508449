import SampleGuards

@testable import ProxyGuards

/// A stream whose events bring a text piece by piece, with a secret in it.
struct PlantedStream {
    private(set) var bytes: [UInt8] = []
    private let before: String
    private let after: String

    private static let dialects = [
        (#"{"choices":[{"index":0,"delta":{"content":""#, #""}}]}"#),
        (#"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":""#, #""}}]}}]}"#),
        (#"{"choices":[{"text":""#, #""}]}"#),
        (#"{"choices":[{"index":0,"delta":{"content":[{"type":"text","text":""#, #""}]}}]}"#),
        (#"{"candidates":[{"content":{"parts":[{"text":""#, #""}]}}]}"#),
        (#"{"type":"content_block_delta","index":0,"delta":{"text":""#, #""}}"#),
        (#"{"type":"response.output_text.delta","output_index":0,"delta":""#, #""}"#),
    ]

    init(_ filler: [UInt8], dialect: Int, _ cuts: inout Cuts) {
        (before, after) = Self.dialects[dialect % Self.dialects.count]
        // Of an alphabet that the rules know, and without a letter in front of the secret that would go on with another match.
        let letters = Array("abzqxy_=@ .,0-".utf8)
        let filler = filler.prefix(200).map { letters[Int($0) % letters.count] }
        let place = cuts.next(below: filler.count + 1)
        let text = Array(filler[..<place]) + SampleGuards.secret + Array(filler[place...])
        for piece in cuts.pieces(of: text) {
            bytes += Array("data: \(before)".utf8)
            for byte in piece {
                let isEscaped = cuts.next(below: 8) == 0
                bytes += isEscaped ? Array(("\\u00" + String(byte, radix: 16)).utf8) : [byte]
            }
            bytes += Array("\(after)\n\n".utf8)
        }
    }

    /// What a client puts together from the events of a stream.
    func text(of stream: [UInt8]) -> [UInt8] {
        var parser = SSEParser()
        guard let events = stream.withUnsafeBytes({ try? parser.append($0) }) else { fatalError("no stream") }
        return events.flatMap { event -> [UInt8] in
            guard let data = event.data else { return [] }
            return data.withUnsafeBytes { body in
                guard let tape = try? StrictJSON.read(body) else { return [] }
                return StreamDeltas(tape, in: body).pieces.flatMap { tape.text($0.node, in: body) ?? [] }
            }
        }
    }
}

/// A line of a batch: a request that the provider carries out later.
enum BatchLine {
    /// Whether it is one, and asks for nothing that would be refused if it came by itself.
    ///
    /// - Parameter admits: whether it may ask for a target.
    static func isAdmitted(
        _ document: RequestDocument, in line: UnsafeRawBufferPointer, _ admits: (String) -> Bool
    ) -> Bool {
        let tape = document.tape
        guard tape.nodes[0].kind == .object, document.forbiddenParameters.isEmpty else { return false }
        if let body = tape.member("body", of: 0, in: line),
            !RequestDocument.forbiddenParameters(of: body, tape, line).isEmpty
        {
            return false
        }
        // Without one the provider refuses it.
        guard let url = tape.member("url", of: 0, in: line) else { return true }
        return tape.text(url, in: line).map { admits(String(decoding: $0, as: UTF8.self)) } ?? false
    }
}

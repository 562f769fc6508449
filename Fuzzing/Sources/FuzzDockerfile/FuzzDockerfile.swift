@testable import Dockerfile

/// The input is a Dockerfile.
///
/// Every range lies in the file and within its parent's, every text is made of the file's bytes, and the stages' expansions end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDockerfile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let document = DockerfileDocument(Array(UnsafeBufferPointer(start: start, count: count)))
    if let problem = document.inconsistencies().first { fatalError(problem) }
    let graph = StageGraph(document)
    for diagnostic in graph.diagnostics {
        guard diagnostic.range.upperBound <= count else { fatalError("\(diagnostic.kind) lies outside the file") }
    }
    for stage in graph.stages {
        guard graph.reached(from: stage).contains(stage.index) else { fatalError("a stage does not reach itself") }
        for instruction in stage.instructions {
            guard graph.stage(of: instruction)?.index == stage.index else { fatalError("in another stage") }
            check(instruction, graph)
        }
    }
    return 0
}

private func check(_ instruction: Instruction, _ graph: StageGraph) {
    var words = instruction.words + instruction.pairs.compactMap(\.value) + [instruction.word].compactMap { $0 }
    if let copy = instruction.copy { words += copy.sources + [copy.destination].compactMap { $0 } }
    for word in words {
        let expansion = graph.expand(word, in: instruction)
        guard expansion.value.utf8.count <= 3 * word.value.utf8.count + Environment.greatestGrowth else {
            fatalError("an expansion of \(expansion.value.utf8.count) bytes")
        }
        for reference in expansion.references {
            guard word.range.lowerBound <= reference.range.lowerBound,
                reference.range.upperBound <= word.range.upperBound
            else { fatalError("\(reference.name) lies outside its word") }
        }
    }
    for heredoc in instruction.heredocs {
        let expansion = graph.state(before: instruction).environment.expand(heredoc)
        for reference in expansion.references {
            guard heredoc.bodyRange.lowerBound <= reference.range.lowerBound,
                reference.range.upperBound <= heredoc.bodyRange.upperBound
            else { fatalError("\(reference.name) lies outside its heredoc") }
        }
    }
}

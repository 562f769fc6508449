internal import Dockerfile

/// A variable that ENV sets in an image.
struct ImageVariable {
    let name: String
    /// Nil if it holds a variable without value.
    let value: String?
    /// Whether other variables stand in the value.
    let isDerived: Bool
    let pair: KeyValue
    let instruction: Instruction
}

extension AuditedDockerfile {
    /// The variables that the images end up with.
    var imageVariables: [ImageVariable] { variables(of: imageStages) }

    /// The variables that stages end up with: no later ENV replaces them.
    func variables(of stages: [Stage]) -> [ImageVariable] {
        var seen: Set<Range<Int>> = []
        return stages.flatMap { stage in
            graph.inherited(.env, by: stage).flatMap { env in
                env.pairs.compactMap { pair -> ImageVariable? in
                    guard let word = pair.value, stage.end.environment[pair.name]?.range == pair.range,
                        seen.insert(pair.range).inserted
                    else { return nil }
                    let expansion = expand(word, in: env)
                    return ImageVariable(
                        name: pair.name, value: expansion.isComplete ? expansion.value : nil,
                        isDerived: !expansion.references.isEmpty, pair: pair, instruction: env)
                }
            }
        }
    }
}

internal import Dockerfile

/// A label with its value.
struct ImageLabel {
    let name: String
    let keyRange: Range<Int>
    /// Nil if a variable in it has no value.
    let value: String?
    let valueRange: Range<Int>
}

extension AuditedDockerfile {
    /// The labels whose names are known, in the order of the file.
    var labels: [ImageLabel] {
        instructions(.label).flatMap { instruction in
            instruction.pairs.compactMap { pair in
                value(of: pair.key, in: instruction).map { name in
                    ImageLabel(
                        name: name, keyRange: pair.key.range,
                        value: pair.value.flatMap { value(of: $0, in: instruction) },
                        valueRange: pair.value.flatMap { $0.range.isEmpty ? nil : $0.range } ?? pair.range)
                }
            }
        }
    }

    /// What is found at the labels of a kind whose values are not of its form.
    func labels(of kind: LabelKind, not isValid: (String) -> Bool, _ message: String) -> [CheckFinding] {
        labels.compactMap { label in
            guard options.labelSchema[label.name] ?? LabelKind.openContainers[label.name] == kind,
                let value = label.value, !value.isEmpty, !isValid(value)
            else { return nil }
            return CheckFinding(label.valueRange, "label \(label.name) is no \(message)")
        }
    }
}

import ProxyConfiguration

/// Reads a text as a file with types has it, or one without.
func read<Value: SettingValue>(
    _ text: String, untyped: Bool = false, as type: Value.Type = Value.self
) -> (value: Value?, mismatches: [Mismatch]) {
    read(untyped ? .untyped(text) : .text(text), length: text.utf8.count)
}

/// Reads something that stands at the front of a file.
func read<Value: SettingValue>(
    _ content: WrittenValue.Content, length: Int = 1, as type: Value.Type = Value.self
) -> (value: Value?, mismatches: [Mismatch]) {
    var mismatches: [Mismatch] = []
    let value = Value.read(WrittenValue(content, range: 0..<length, line: 1), &mismatches)
    return (value, mismatches)
}

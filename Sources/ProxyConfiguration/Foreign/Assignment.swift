/// A name and a value of another system's file.
struct Assignment: Sendable {
    /// As the file has it, dots between the keys of nested mappings.
    var name: String
    var nameRange: Range<Int>
    var written: WrittenValue
}

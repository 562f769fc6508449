/// The names that may stand behind `$`.
enum VariableName {
    /// The end of the name at an offset: a word, a number, or one of the shell's special characters.
    static func end(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        guard start < end else { return start }
        var offset = start
        if bytes[start].isDigit {
            while offset < end, bytes[offset].isDigit { offset += 1 }
            return offset
        }
        if "@*#?-$!".utf8.contains(bytes[start]) { return start + 1 }
        while offset < end, bytes[offset].isNameByte { offset += 1 }
        return offset
    }
}

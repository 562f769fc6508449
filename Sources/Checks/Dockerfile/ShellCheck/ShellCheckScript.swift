/// A script as it is handed to ShellCheck: in front of it stand the shell and the variables that the builder sets.
struct ShellCheckScript {
    /// What ShellCheck gets.
    let bytes: [UInt8]
    /// Without the ends of lines behind it, to which nothing can belong.
    private let body: [UInt8]
    /// How many lines stand in front of the script.
    private let prologue: Int

    /// - Parameters:
    ///   - shell: a path or a name, such as `/bin/bash -e`.
    ///   - variables: names that have a value; those that no shell can read are left out.
    init(_ body: [UInt8], shell: String, variables: some Collection<String>) {
        let exports = Set(variables).union(Self.proxies).filter(Self.isName).sorted().map { "export \($0)=1\n" }
        let shebang = "#!\(shell.hasPrefix("/") ? "" : "/bin/")\(shell)\n".filter { $0 != "\0" }
        self.body = Array(body[..<((body.lastIndex { $0 != 0x0A } ?? -1) + 1)])
        prologue = 1 + exports.count
        bytes = Array((shebang + exports.joined()).utf8) + body
    }

    /// Where a comment belongs to in the script; not empty unless the script is, and nil for what stands in front of it.
    func range(of comment: ShellCheckComment) -> Range<Int>? {
        guard comment.line > prologue, !body.isEmpty else { return nil }
        let start = min(offset(line: comment.line, column: comment.column), body.count - 1)
        return start..<max(start + 1, min(body.count, offset(line: comment.endLine, column: comment.endColumn)))
    }

    /// Those that every build knows without ARG.
    private static let proxies = ["http", "https", "ftp", "no"].flatMap { ["\($0)_proxy", "\($0)_proxy".uppercased()] }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39 ~= first) else { return false }
        return name.utf8.allSatisfy { byte in
            0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x5F
        }
    }

    private func offset(line: Int, column: Int) -> Int {
        var offset = body.startIndex
        for _ in 1..<max(1, line - prologue) {
            guard let end = body[offset...].firstIndex(of: 0x0A) else { return body.count }
            offset = end + 1
        }
        // The bytes behind the first one of a character are no columns.
        var left = column - 1
        while offset < body.count, left > 0, body[offset] != 0x0A {
            offset += 1
            while offset < body.count, body[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }
}

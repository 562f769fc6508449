internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `RulePackTool OUTPUT.swift FOLDER`: checks the folder's rule files and writes them as Swift literals. Part of the build only.
@main
struct RulePackTool {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { fail("usage: RulePackTool OUTPUT.swift FOLDER") }
        var rules: [Rule] = []
        for file in ruleFiles(in: arguments[2]) {
            do {
                rules += try RuleFileParser.parse(read(file), file: file)
            } catch {
                // SwiftPM shows a diagnostic of this shape at its place.
                fail("\(error.file):\(error.line ?? 1):1: error: \(error.message)")
            }
        }
        rules.sort { $0.id < $1.id }
        var source = "// Made from rules/*.toml by RulePackTool.\n\nlet packedRules: [StaticString] = [\n"
        for rule in rules { source += "    \"\(literal(RulePack.encode(rule)))\",\n" }
        source += "]\n\nlet packedExamples: [StaticString] = [\n"
        for rule in rules { source += "    \"\(literal(RulePack.encodeExamples(rule)))\",\n" }
        source += "]\n\nlet packedKeywords: StaticString = \"\(literal(RulePack.encodeKeywords(rules)))\"\n"
        write(source, to: arguments[1])
    }

    private static func ruleFiles(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { fail("\(folder): error: cannot be read") }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            // Not the field itself: a copy of it would read past the last record.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
            if name.hasSuffix(".toml") { files.append(folder + "/" + name) }
        }
        return files.sorted()
    }

    private static func literal(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "rb") else { fail("\(path): error: cannot be read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "wb") else { fail("\(path): error: cannot be written") }
        defer { fclose(file) }
        guard fwrite(text, 1, text.utf8.count, file) == text.utf8.count else {
            fail("\(path): error: cannot be written")
        }
    }

    private static func fileWrite(_ descriptor: Int32, _ text: String, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, text, count)
        #else
        Darwin.write(descriptor, text, count)
        #endif
    }

    private static func fail(_ message: String) -> Never {
        let line = message + "\n"
        _ = fileWrite(STDERR_FILENO, line, line.utf8.count)
        exit(1)
    }
}

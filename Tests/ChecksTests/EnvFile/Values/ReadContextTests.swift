import Rules
import Testing

@testable import Checks

@Suite struct ReadContextTests {
    private func language(_ family: SourceLanguage.Family) throws -> SourceLanguage {
        let suffixes = ["py", "js", "go", "java", "cs", "rs", "swift", "rb", "php", "dart", "yaml"]
        return try #require(suffixes.compactMap { SourceLanguage(fileName: "a." + $0) }.first { $0.family == family })
    }

    private func context(_ text: String, _ family: SourceLanguage.Family) throws -> ReadContext {
        var file = ReaderSource(Array(text.utf8), path: "a", try language(family))
        let place = try #require(text.range(ofText: "NAME")).lowerBound
        let offset = text[..<place].utf8.count
        return ReadContext(of: offset..<offset + 4, in: &file)
    }

    private static let cases: [(String, SourceLanguage.Family, ExpectedValue?)] = [
        ("int(os.getenv(\"NAME\"))", SourceLanguage.Family.python, ExpectedValue.integer),
        ("int(os.environ[\"NAME\"])", .python, .integer), ("int(os.environ.get('NAME', '1'))", .python, .integer),
        ("env.int('NAME')", .python, .integer), ("config('NAME', cast=int)", .python, .integer),
        ("float(os.getenv('NAME'))", .python, .number), ("bool(os.getenv('NAME'))", .python, .truthy),
        ("strconv.Atoi(os.Getenv(\"NAME\"))", .go, .integer), ("getEnvInt64(\"NAME\", 1)", .go, .integer),
        ("strconv.ParseBool(os.Getenv(\"NAME\"))", .go, .goBoolean), ("getEnvBool(\"NAME\", true)", .go, .goBoolean),
        ("time.ParseDuration(os.Getenv(\"NAME\"))", .go, .duration),
        ("parseInt(process.env.NAME, 10)", .javaScript, .integer), ("Number(process.env.NAME)", .javaScript, .number),
        ("Number.parseFloat(process.env[\"NAME\"])", .javaScript, .number),
        ("Integer.parseInt(System.getenv(\"NAME\"))", .jvm, .integer),
        ("Boolean.parseBoolean(System.getenv(\"NAME\"))", .jvm, .wordBoolean),
        ("Int(Environment.get(\"NAME\") ?? \"\")", .swift, .integer),
        ("env::var(\"NAME\").unwrap().parse::<u64>()", .rust, .integer),
        ("Integer(ENV[\"NAME\"])", .ruby, .integer), ("Integer(ENV.fetch(\"NAME\") { 5 })", .ruby, .integer),
        ("intval(getenv('NAME'))", .php, .integer),
        ("get(\"NAME\")\nfunc getDuration(k string) {\n\ttime.ParseDuration(k)\n}", .other, nil),
        ("getDuration(\"NAME\")\nfunc getDuration(k string) {\n\ttime.ParseDuration(k)\n}\n", .go, .duration),
        (
            "getDuration(\"NAME\")\nfunc getDuration(k string) {\n\tstrconv.Atoi(k); time.ParseDuration(k)\n}\n", .go,
            nil
        ),
        ("int(parse_size(os.getenv('NAME')))", .python, nil), ("print(os.getenv('NAME'))", .python, nil),
        ("max(int(x), os.getenv('NAME'))", .python, nil), ("os.getenv('NAME')", .python, nil),
        ("t.Setenv(\"NAME\", \"1\")", .go, nil), ("process.env.NAME === 'development'", .javaScript, nil),
        ("process.env.NAME === 'true' || x", .javaScript, nil),
        ("a = process.env.NAME; b === 'true'", .javaScript, nil),
        ("int(os.getenv('NAME', '30s').rstrip('s'))", .python, nil),
        ("int(os.environ['NAME'].strip())", .python, .integer),
        ("int(os.environ['NAME'].split(':')[1])", .python, nil), ("int(os.environ['NAME'], 16)", .python, nil),
        ("int(os.environ['NAME']) * 2", .python, .integer), ("env.int('NAME', 16)", .python, .integer),
        ("bool(os.getenv('NAME') in ('1', 'true'))", .python, nil),
        ("int(os.environ.get('NAME') or 5)", .python, .integer),
        ("parseInt(process.env.NAME.replace('MB', ''), 10)", .javaScript, nil),
        ("Number(process.env.NAME.slice(0, -1))", .javaScript, nil),
        ("Number(process.env.NAME) + 1", .javaScript, .number),
        ("parseInt(process.env.NAME || '10', 10)", .javaScript, .integer),
        ("strconv.ParseInt(os.Getenv(\"NAME\"), 16, 64)", .go, nil),
        ("strconv.ParseInt(os.Getenv(\"NAME\"), 10, 64)", .go, .integer),
        ("strconv.ParseFloat(os.Getenv(\"NAME\"), 64)", .go, .number),
        ("env::var(\"NAME\").unwrap().replace(\"s\", \"\").parse::<u64>()", .rust, nil),
    ]

    @Test(arguments: cases)
    func expectations(text: String, family: SourceLanguage.Family, expected: ExpectedValue?) throws {
        #expect(try context(text, family).expected == expected)
    }

    @Test(arguments: [
        ("process.env.NAME === 'true'", ["yes", "on", "1", "TRUE"], ["true", "false", "no"]),
        ("os.getenv('NAME', '').lower() == 'true'", ["yes", "1"], ["true", "TRUE", "no"]),
        ("os.getenv('NAME') != 'false'", ["no", "off", "0", "False"], ["false", "true", "yes"]),
        ("os.Getenv(\"NAME\") == \"1\"", ["true", "on"], ["1", "0", ""]),
    ])
    func comparisons(text: String, misread: [String], understood: [String]) throws {
        let expected = try #require(try context(text, .python).expected)
        for value in misread { #expect(!expected.understands(value), "\(value)") }
        for value in understood { #expect(expected.understands(value), "\(value)") }
    }

    @Test(arguments: [
        ("limit: int = 1", ExpectedValue.integer as ExpectedValue?), ("limit: float", .number),
        ("limit: bool = False", .pythonBoolean),
        ("limit: str = 'x'", nil), ("limit: int | str = 1", nil), ("limit: list[int]", nil),
        ("limit: PositiveInt = 2", .integer),
    ])
    func fields(text: String, expected: ExpectedValue?) throws {
        var file = ReaderSource(Array(text.utf8), path: "a.py", try language(.python))
        #expect(ReadContext(ofField: 0..<5, in: &file).expected == expected)
    }

    @Test func whatAComparisonInACallSays() throws {
        let expected = try #require(try context("bool(os.environ.get('NAME') == 'true')", .python).expected)
        #expect(expected.understands("false") && !expected.understands("yes"))
        #expect(try context("process.env.NAME === 'true' || process.env.NAME === '1'", .javaScript).compared == "true")
    }

    /// The functions of a file are looked at once, and its lines counted once.
    @Test func manyNamesInOneFile() throws {
        let calls = (0..<2000).map { "var v\($0) = getDuration\($0)(os.Getenv(\"NAME\"))\n" }
        let text =
            calls.joined() + String(repeating: "// more\n", count: 20_000)
            + "func getDuration1999(k string) {\n\ttime.ParseDuration(k)\n}\n"
        var file = ReaderSource(Array(text.utf8), path: "a.go", try language(.go))
        var place = 0
        var lines: [Int] = []
        var durations = 0
        for call in calls {
            let start = place + call.utf8.count - "NAME\"))\n".utf8.count
            let context = ReadContext(of: start..<start + 4, in: &file)
            lines.append(context.line)
            if context.expected == .duration { durations += 1 }
            place += call.utf8.count
        }
        #expect(lines == Array(1...2000) && durations == 1)
    }

    @Test func lines() throws {
        #expect(try context("a\n\nint(os.getenv('NAME'))", .python).line == 3)
        #expect(try context("NAME", .python).line == 1)
    }
}

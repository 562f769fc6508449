import Testing

@testable import Checks

@Suite struct ReadContextTests {
    private func context(_ text: String, _ family: SourceLanguage.Family) throws -> ReadContext {
        let bytes = Array(text.utf8)
        let place = try #require(text.range(ofText: "NAME")).lowerBound
        let offset = text[..<place].utf8.count
        return ReadContext(of: offset..<offset + 4, in: bytes, family: family)
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
        ("Integer(ENV[\"NAME\"])", .ruby, .integer), ("intval(getenv('NAME'))", .php, .integer),
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
    func fields(text: String, expected: ExpectedValue?) {
        #expect(ReadContext(ofField: 0..<5, in: Array(text.utf8)).expected == expected)
    }

    @Test func lines() throws {
        #expect(try context("a\n\nint(os.getenv('NAME'))", .python).line == 3)
        #expect(try context("NAME", .python).line == 1)
    }
}

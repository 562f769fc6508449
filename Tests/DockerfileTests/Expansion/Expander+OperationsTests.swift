import Dockerfile
import Testing

@Suite("Operators of variables")
struct ExpanderOperationsTests {
    @Test(
        "give other values",
        arguments: [
            ("${a:-b}", "x y"), ("${u:-b}", "b"), ("${e:-b}", "b"), ("${e-b}", ""), ("${u-b}", "b"),
            ("${u:-$a}", "x y"),
            ("${u:-${w:-'c d'}}", "c d"), ("${a:+b}", "b"), ("${e:+b}", ""), ("${e+b}", "b"), ("${u+b}", ""),
            ("${a:?b}", "x y"),
            ("${u:?b}", ""), ("${e?b}", ""), ("${n:-b}", "b"), ("${u:-}", ""), ("${u:-\\}}", "}"), ("${u:-\"}\"}", "}"),
            ("${a#x}", " y"), ("${a%y}", "x "), ("${a/x/b}", "b y"), ("${a// /}", "xy"), ("${a/\\//b}", "x y"),
            ("${a##*}", ""),
            ("${a#z}", "x y"), ("${a%% *}", "x"), ("${a/?/b}", "b y"), ("${a//?/b}", "bbb"), ("${u#x}", ""),
        ])
    func values(text: String, expected: String) {
        #expect(ExpanderTests.expand(text)?.value == expected)
    }

    @Test(
        "leave nothing open where they have a word for it",
        arguments: [
            ("${u:-b}", []), ("${u:+b}", []), ("${u:?b}", ["u"]), ("${u#b}", ["u"]), ("${a:-$u}", []),
            ("${u:-$w}", ["w"]),
            ("${a:+$u}", ["u"]), ("${n?}", ["n"]),
        ] as [(String, [String])])
    func unresolved(text: String, expected: [String]) {
        #expect(ExpanderTests.expand(text)?.unresolved.map(\.name) == expected)
    }
}

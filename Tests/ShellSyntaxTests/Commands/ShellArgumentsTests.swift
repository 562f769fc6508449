import ShellSyntax
import Testing

@Suite("Options and operands")
struct ShellArgumentsTests {
    private func arguments(_ text: String, _ grammar: ShellOptionGrammar) -> ShellArguments {
        ShellScript(text).commands().commands[0].arguments(grammar)
    }

    private static let grammar = ShellOptionGrammar(valued: ["o", "t", "output"])

    @Test(
        "each way of writing an option",
        arguments: [
            ("a -y b", "y", ["b"]), ("a -qyo c b", "o=c q y", ["b"]), ("a -oc b", "o=c", ["b"]),
            ("a --output=c b", "output=c", ["b"]), ("a --output c b", "output=c", ["b"]),
            ("a --yes b --no c", "no yes", ["b", "c"]), ("a -y -- -b", "y", ["-b"]), ("a - b", "", ["-", "b"]),
            ("a -q=2 b", "q=2", ["b"]), ("a -o", "o", []), ("a '-y' \"--output=c d\"", "output=c d y", []),
            ("a -o A::B=c install", "o=A::B=c", ["install"]),
        ])
    func options(script: String, options: String, operands: [String]) {
        let read = arguments(script, Self.grammar)
        let found = read.options.map { $0.name + ($0.value?.literal.map { "=" + $0 } ?? "") }
        #expect(found.sorted().joined(separator: " ") == options)
        #expect(read.operands.compactMap(\.literal) == operands)
    }

    @Test("questions")
    func questions() {
        let read = arguments("apt-get -qq install -y --fix=false -o a -o b curl", Self.grammar)
        #expect(read.flag("y", "yes") && !read.flag("fix") && !read.flag("no"))
        #expect(read.option("o", "output")?.value?.literal == "b")
        #expect(read.values("o").compactMap(\.literal) == ["a", "b"])
        #expect(read.subcommand == "install")
        #expect(read.subcommandOperands.compactMap(\.literal) == ["curl"])
    }

    @Test("other conventions")
    func conventions() {
        let long = arguments("go build -mod=mod -o x ./a", ShellOptionGrammar(valued: ["o"], hasSingleHyphen: true))
        #expect(long.option("mod")?.value?.literal == "mod" && long.option("o")?.value?.literal == "x")
        let first = arguments("xargs -0 rm -f", ShellOptionGrammar(endsAtOperand: true))
        #expect(first.flag("0") && !first.flag("f") && first.operands.count == 2)
    }

    @Test(
        "a value that is split may bring more", arguments: [("a $b", true), ("a \"$b\"", false), ("a -- $b", true)])
    func open(script: String, isOpen: Bool) {
        #expect(arguments(script, Self.grammar).isOpen == isOpen)
    }
}

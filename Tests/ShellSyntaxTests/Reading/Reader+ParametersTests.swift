import ShellSyntax
import Testing

@Suite("Reading parameters")
struct ReaderParametersTests {
    @Test(
        "parameters with and without braces",
        arguments: [
            ("$a$1$10$@", "<${a}${1}${1}0${@}>"),
            ("${10}${a}b", "<${10}${a}b>"),
            ("${#}${#a}${#a[@]}", "<${#}${a length}${a[@] length}>"),
            ("${a:-b c}", "<${a useDefault(orEmpty: true) b c}>"),
            ("${a-${b:=c}}", "<${a useDefault(orEmpty: false) ${b assignDefault(orEmpty: true) c}}>"),
            ("${a+'}'}", "<${a useAlternative(orEmpty: false) '}'}>"),
            (#""${a:-it's "b }"}""#, #"<"${a useDefault(orEmpty: true) it's "b }"}">"#),
            (#""${a%'}'}""#, #"<"${a removeSuffix '}'}">"#),
            ("${a##*/}${a%%.*}", "<${a removePrefix */}${a removeSuffix .*}>"),
            ("${a//b/$c}", "<${a replace b/${c}}>"),
            ("${a:1:2}${a^^}${a@Q}", "<${a substring 1:2}${a transform}${a transform Q}>"),
            ("${!a}${!a@}${a[1]}", "<${!a}${!a transform}${a[1]}>"),
            (#"${a\}b}"#, #"<${a other \}b}>"#),
            (#"$\\#na"#, "<${a}>"),
            ("${a:?no $(b)}", "<${a fail(orEmpty: true) no $(<b>)}>"),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }
}

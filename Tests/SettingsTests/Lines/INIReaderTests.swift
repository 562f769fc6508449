import Settings
import Testing

@Suite("INIReader")
struct INIReaderTests {
    @Test(
        "trees",
        arguments: [
            ("a = b\n[s]\nc: d\n; x\n# y\n\n[t u]\ne=f=g\n", "{a=b, s{c=d}, t u{e=f=g}}"),
            (
                "[mysqld]\nskip-networking\nbind-address = 0.0.0.0 # all\n",
                "{mysqld{skip-networking=~, bind-address=0.0.0.0}}"
            ),
            (
                "[remote \"origin\"]\n\turl = https://x.example/a.git\n\tfetch = +a\n",
                "{remote(origin){url=https://x.example/a.git, fetch=+a}}"
            ),
            ("display_errors = On ; why\nx[] = \"a ; b\" ; c\ny = 'q'\n", "{display_errors=On, x[]=a ; b, y=q}"),
            (
                "[options]\ninstall_requires =\n    a==1\n    b>=2 # no\nzip = x\n",
                "{options{install_requires=a==1\nb>=2, zip=x}}"
            ),
            ("a = one\n  two\n", "{a=one\ntwo}"),
            ("[S]\nExecStart=a \\\n  b \\\n  c\nX=C:\\d\\\nY=1", "{S{ExecStart=a b c, X=C:\\d\\, Y=1}}"),
            ("[http] sslVerify = false\n[a] ; b\nc=d\n", "{http{sslVerify=false}, a{c=d}}"),
            (
                "[Service]\nEnvironment=A=1 \"B=x # y\" 'C ; d' # e\nF=it's # g\n",
                "{Service{Environment=A=1 \"B=x # y\" 'C ; d', F=it's}}"
            ),
            ("a = #fff\nb = # c\nd = ;e\nf = '# g'\n", "{a=#fff, b=, d=, f=# g}"),
            (
                "[Service]\nEnvironment=A=1\\\n# why\n\t; so\n  B=2 \\\n C=3\nD=e\n",
                "{Service{Environment=A=1 B=2 C=3, D=e}}"
            ),
            ("[http]\n\tsslVerify = fal\\\nse\n", "{http{sslVerify=false}}"),
            ("//npm.example/:_auth=x\na:b=c\nd:e\nf: g=h\n", "{//npm.example/:_auth=x, a:b=c, d=e, f=g=h}"),
            ("[open\na=1\n", "{[open=~, a=1}"), ("=x\n \n", "{}"), ("", "{}"), ("[a]\r\nb=c\r\n", "{a{b=c}}"),
            ("[a]\n[b]\n", "{a{}, b{}}"), ("url http://a\nk=http://b", "{url http://a=~, k=http://b}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .ini) == expected)
    }

    @Test("names and values have their places")
    func places() throws {
        try expectValues("s|t/a", "[s]\na = «\"b c\"» ; d\n[ t ]\na=«é»\r\na =«»\nA=x\n", .ini)
        try expectValues("o/r", "[o]\nr =\n  «a==1\n  b»\nx = y\n", .ini)
        try expectValues("(?i)REMOTE", "[remote «\"a b\"»]\n", .ini)
        try expectNames("*", "«a» = 1\n[ «s t» ]\n[«remote» \"x\"]\n", .ini)
    }
}

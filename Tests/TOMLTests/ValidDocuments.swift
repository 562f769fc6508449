/// Documents at the edges of what is allowed, with what they mean.
extension Example {
    static let valid: [Example] = [
        Example("", "{}"),
        Example(
            #"""



            """#,
            "{}"),
        Example("# only a comment", "{}"),
        Example("#", "{}"),
        Example("\t \n", "{}"),
        Example("a=1", "{a: 1}"),
        Example("a = 1 # c", "{a: 1}"),
        Example("a=1\r\nb=2\r\n", "{a: 1, b: 2}"),
        Example("\u{FEFF}a = 1", "{a: 1}"),
        Example("a\t=\t1", "{a: 1}"),
        Example("  a = 1  ", "{a: 1}"),
        Example("-=1", "{-: 1}"),
        Example("_=1", "{_: 1}"),
        Example("-1 = 1", "{-1: 1}"),
        Example("true = 1", "{true: 1}"),
        Example("inf = 1", "{inf: 1}"),
        Example("1979-05-27 = 1", "{1979-05-27: 1}"),
        Example("1.2 = 3", "{1: {2: 3}}"),
        Example("'a.b' = 1", #"{"a.b": 1}"#),
        Example(
            #"""
            "\u00e9" = 1
            "e\u0301" = 2
            """#,
            #"{"é": 1, "é": 2}"#),
        Example(#""\n" = 1"#, #"{"\n": 1}"#),
        Example(#""a"."b".c = 1"#, "{a: {b: {c: 1}}}"),
        Example(#"'' . "" = 1"#, #"{"": {"": 1}}"#),
        Example(
            #"""
            a.b.c=1
            a.b.d=2
            a.e=3
            """#,
            "{a: {b: {c: 1, d: 2}, e: 3}}"),
        Example(#"a = """#, #"{a: ""}"#),
        Example("a = ''", #"{a: ""}"#),
        Example(#"a = """""""#, #"{a: ""}"#),
        Example("a = ''''''", #"{a: ""}"#),
        Example(#"a = "\b\t\n\f\r\"\\""#, #"{a: "\u{8}\t\n\u{C}\u{D}\"\\"}"#),
        Example(#"a = "\u0041\U0001F600""#, "{a: \"A\u{1F600}\"}"),
        Example(#"a = "\u0000\u007f""#, #"{a: "\u{0}\u{7F}"}"#),
        Example("a = \"\t\"", #"{a: "\t"}"#),
        Example("a = '\t'", #"{a: "\t"}"#),
        Example(#"a = '\'"#, #"{a: "\\"}"#),
        Example(#"a = "'""#, #"{a: "'"}"#),
        Example(#"a = '"'"#, #"{a: "\""}"#),
        Example(#"a = """a"b""c""""#, #"{a: "a\"b\"\"c"}"#),
        Example(#"a = """"a"""""#, #"{a: "\"a\""}"#),
        Example(#"a = """""a""""""#, #"{a: "\"\"a\"\""}"#),
        Example("a = '''''a'''''", #"{a: "''a''"}"#),
        Example(
            #"""
            a = """

            """
            """#,
            #"{a: "\n"}"#),
        Example("a = \"\"\"\r\na\r\nb\"\"\"", #"{a: "a\nb"}"#),
        Example("a = '''\r\na\r\nb'''", #"{a: "a\nb"}"#),
        Example("a = \"\"\"a\\\n   b\\  \n\n\t c\"\"\"", #"{a: "abc"}"#),
        Example("a = \"\"\"a\\\r\n  b\"\"\"", #"{a: "ab"}"#),
        Example(
            #"""
            a = """\\
            """
            """#,
            #"{a: "\\\n"}"#),
        Example(
            #"""
            a = """a \
            """
            """#,
            #"{a: "a "}"#),
        Example("a = \"\u{E9}\u{65E5}\u{672C}\u{1F642}\"", "{a: \"\u{E9}\u{65E5}\u{672C}\u{1F642}\"}"),
        Example("a = '# not a comment' # one", #"{a: "# not a comment"}"#),
        Example("a = 0", "{a: 0}"),
        Example("a = +0", "{a: 0}"),
        Example("a = -0", "{a: 0}"),
        Example("a = 9223372036854775807", "{a: 9223372036854775807}"),
        Example("a = -9223372036854775808", "{a: -9223372036854775808}"),
        Example("a = 0x7fffffffffffffff", "{a: 9223372036854775807}"),
        Example("a = 0x00ff", "{a: 255}"),
        Example("a = 0b0", "{a: 0}"),
        Example("a = 0o0_7", "{a: 7}"),
        Example("a = 1_0_0", "{a: 100}"),
        Example("a = 0.0", "{a: 0.0}"),
        Example("a = -0.0", "{a: -0.0}"),
        Example("a = +0.5", "{a: 0.5}"),
        Example("a = 1e5", "{a: 100000.0}"),
        Example("a = 1E+5", "{a: 100000.0}"),
        Example("a = 0e0", "{a: 0.0}"),
        Example("a = 1.5e-3", "{a: 0.0015}"),
        Example("a = 1_0.0_1e1_0", "{a: 100100000000.0}"),
        Example("a = 1e400", "{a: inf}"),
        Example("a = -1e400", "{a: -inf}"),
        Example("a = 1e-400", "{a: 0.0}"),
        Example("a = 3.14159265358979323846", "{a: 3.141592653589793}"),
        Example("a = 9007199254740993.0", "{a: 9007199254740992.0}"),
        Example("a = 1e05", "{a: 100000.0}"),
        Example("a = 2000-02-29", "{a: <2000-02-29>}"),
        Example("a = 2024-02-29", "{a: <2024-02-29>}"),
        Example("a = 0001-01-01", "{a: <0001-01-01>}"),
        Example("a = 9999-12-31", "{a: <9999-12-31>}"),
        Example("a = 1979-05-27t07:32:00z", "{a: <1979-05-27t07:32:00z>}"),
        Example("a = 1979-05-27T23:59:59.5+23:59", "{a: <1979-05-27T23:59:59.5+23:59>}"),
        Example("a = 1979-05-27 # c", "{a: <1979-05-27>}"),
        Example("a = 1979-05-27 ", "{a: <1979-05-27>}"),
        Example("a = [1979-05-27 , 07:32:00]", "{a: [<1979-05-27>, <07:32:00>]}"),
        Example("a = 00:00:00", "{a: <00:00:00>}"),
        Example("a = 1979-05-27 00:00:00", "{a: <1979-05-27 00:00:00>}"),
        Example("a = []", "{a: []}"),
        Example("a = [ ]", "{a: []}"),
        Example(
            #"""
            a = [
            ]
            """#,
            "{a: []}"),
        Example("a = [1,]", "{a: [1]}"),
        Example("a = [1,2 ,3 , ]", "{a: [1, 2, 3]}"),
        Example(
            #"""
            a = [ # c
            1 # d
            , # e
            2 # f
            # g
            ]
            """#,
            "{a: [1, 2]}"),
        Example("a = [[],[[]]]", "{a: [[], [[]]]}"),
        Example("a = [1, 'a', {b=[{c=1}]}]", #"{a: [1, "a", {b: [{c: 1}]}]}"#),
        Example("a = [\r\n1,\r\n]", "{a: [1]}"),
        Example("a = [{b=1},{b=2}]", "{a: [{b: 1}, {b: 2}]}"),
        Example(
            #"""
            a = ["""
            ]""", '''
            [''']
            """#,
            #"{a: ["]", "["]}"#),
        Example("a = {}", "{a: {}}"),
        Example("a = { }", "{a: {}}"),
        Example("a = {b=1}", "{a: {b: 1}}"),
        Example("a = { b.c = 1, b.d = 2 }", "{a: {b: {c: 1, d: 2}}}"),
        Example(
            #"""
            a = {b = [
            1
            ]}
            """#,
            "{a: {b: [1]}}"),
        Example("a = {b = {c = {}}}", "{a: {b: {c: {}}}}"),
        Example(#"a = {"" = 1, 'b c' = 2}"#, #"{a: {"": 1, "b c": 2}}"#),
        Example(
            #"""
            a = {b = """
            """}
            """#,
            #"{a: {b: ""}}"#),
        Example("[a]", "{a: {}}"),
        Example("[ a ]", "{a: {}}"),
        Example("[a] # c", "{a: {}}"),
        Example(
            #"""
            [a.b]
            [a]
            """#,
            "{a: {b: {}}}"),
        Example(
            #"""
            [a]
            [a.b]
            """#,
            "{a: {b: {}}}"),
        Example(
            #"""
            [a.b.c]
            [a]
            d=1
            """#,
            "{a: {b: {c: {}}, d: 1}}"),
        Example(
            #"""
            [a.b.c]
            [a]
            b.d=1
            """#,
            "{a: {b: {c: {}, d: 1}}}"),
        Example(
            #"""
            ['a']
            ["b"]
            """#,
            "{a: {}, b: {}}"),
        Example("['']", #"{"": {}}"#),
        Example(
            #"""
            [a]
            b.c=1
            [a.b.d]
            e=1
            """#,
            "{a: {b: {c: 1, d: {e: 1}}}}"),
        Example(
            #"""
            [a]
            b.c=1
            [[a.b.d]]
            """#,
            "{a: {b: {c: 1, d: [{}]}}}"),
        Example("[[a]]", "{a: [{}]}"),
        Example("[[ a ]]", "{a: [{}]}"),
        Example(
            #"""
            [[a]]
            [[a]]
            """#,
            "{a: [{}, {}]}"),
        Example(
            #"""
            [[a]]
            b=1
            [[a]]
            b=2
            """#,
            "{a: [{b: 1}, {b: 2}]}"),
        Example(
            #"""
            [[a]]
            [a.b]
            c=1
            [[a]]
            [a.b]
            c=2
            """#,
            "{a: [{b: {c: 1}}, {b: {c: 2}}]}"),
        Example(
            #"""
            [[a.b]]
            [a]
            c=1
            """#,
            "{a: {b: [{}], c: 1}}"),
        Example(
            #"""
            [[a]]
            [[a.b]]
            [[a.b]]
            [[a]]
            [[a.b]]
            """#,
            "{a: [{b: [{}, {}]}, {b: [{}]}]}"),
        Example(
            #"""
            [[a]]
            b.c=1
            [[a]]
            b.c=2
            """#,
            "{a: [{b: {c: 1}}, {b: {c: 2}}]}"),
        Example(
            #"""
            [[a]]
            [a.b.c]
            [a.b]
            """#,
            "{a: [{b: {c: {}}}]}"),
        Example(
            #"""
            a.b=1
            [c]
            [[d]]
            """#,
            "{a: {b: 1}, c: {}, d: [{}]}"),
    ]
}

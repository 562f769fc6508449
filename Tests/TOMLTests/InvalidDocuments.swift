/// Documents that must be refused, by what is wrong in them; the last are those the specification marks as invalid.
enum InvalidDocuments {
    static let all =
        documents + keys + duplicates + strings + integers + floats + booleans + dates + arrays + inlineTables + headers
        + redefinitions + specification

    static let documents: [String] = [
        "a", "a b", "a b = 1", "=", "= 1", "a =", "a = ", "a =\n1", "a = 1 b = 2", "a = 1,", "a = 1;", "]", "[",
        "[[", "{}", "!a=1", "\u{E9}=1", "a\u{A0}=1", "\u{FEFF}\u{FEFF}a=1", "a=1\u{FEFF}", "\u{0}", "a=1\u{0}",
        "# \u{0}", "# \u{1}", "# \u{7F}", "# \u{1F}", "a=1 # \r", "\r", "a=1\rb=2", "\u{C}", "\u{B}", "a = 1\u{C}",
        "// no", "a: 1", "a == 1", "a = = 1",
    ]

    static let keys: [String] = [
        ".a=1", "a.=1", "a..b=1", "a. =1", "'a=1", "\"a=1", "\"\"\"a\"\"\"=1", "'''a'''=1", "\"\\x\"=1",
        "\"a\nb\"=1", "a\n=1", "a#=1", "a+b=1", "\"a\"b=1", "a[0]=1", "*=1",
    ]

    static let duplicates: [String] = [
        "a=1\na=2", "a=1\n'a'=2", "a=1\n\"\\u0061\"=2", "a.b=1\na.b=2", "a=1\na.b=2", "a.b=1\na=2",
        "a.b=1\na.b.c=2", "a=[]\na.b=1", "a={}\na.b=1", "a.b={}\na.b.c=1", "a=''\na.b.c=1", "a={b={}}\na.b.c=1",
    ]

    static let strings: [String] = [
        "a=\"", "a=\"b", "a=\"b\n\"", "a='", "a='b\n'", "a='b", "a=\"\"\"", "a='''", "a=\"\"\"b\"", "a='''b''",
        "a=\"\"\"b\"\"\"\"\"\"", "a='''b''''''", "a=\"\\\"", "a=\"\\a\"", "a=\"\\ \"", "a=\"\\e\"", "a=\"\\x41\"",
        "a=\"\\u12\"", "a=\"\\u12g4\"", "a=\"\\U0041\"", "a=\"\\ud800\"", "a=\"\\udfff\"", "a=\"\\U00110000\"",
        "a=\"\\Uffffffff\"", "a=\"\u{0}\"", "a=\"\u{1F}\"", "a=\"\u{7F}\"", "a='\u{8}'", "a=\"\"\"\u{0}\"\"\"",
        "a='''\u{B}'''", "a=\"\"\"\r\"\"\"", "a='''a\rb'''", "a=\"\"\"\\ a\"\"\"", "a=\"\"\"\\", "a=\"\"\"\\ ",
        "a=\"b\" \"c\"", "a=\"b\"c", "a=b", "a=\"\r\"", "a=\"\\\n\"", "a=`b`",
    ]

    static let integers: [String] = [
        "a=+", "a=-", "a=01", "a=00", "a=+01", "a=-01", "a=1_", "a=_1", "a=1__2", "a=0x", "a=0xg", "a=0x_1",
        "a=0x1_", "a=0X1", "a=0o8", "a=0o", "a=0b2", "a=0b", "a=0B1", "a=+0x1", "a=-0b1", "a=0_1", "a=1 2",
        "a=9223372036854775808", "a=-9223372036854775809", "a=0x8000000000000000", "a=99999999999999999999999999",
        "a=++1", "a=1a", "a=\u{663}",
    ]

    static let floats: [String] = [
        "a=.5", "a=5.", "a=1.e2", "a=1e", "a=1e+", "a=1e1.5", "a=1._5", "a=1_.5", "a=1.5_", "a=1e_5", "a=1e5_",
        "a=01.5", "a=1.5.5", "a=Inf", "a=NaN", "a=infinity", "a=in", "a=na", "a=+ inf", "a=-.5", "a=1e5e5",
        "a=0x1.5", "a=INF", "a=--inf",
    ]

    static let booleans: [String] = [
        "a=True", "a=TRUE", "a=t", "a=tru", "a=truee", "a=falsefalse", "a=yes",
    ]

    static let dates: [String] = [
        "a=1979-13-01", "a=1979-00-01", "a=1979-01-00", "a=1979-01-32", "a=1979-04-31", "a=2023-02-29",
        "a=1900-02-29", "a=1979-1-1", "a=79-01-01", "a=19790101-", "a=1979-05-27T", "a=1979-05-27T07",
        "a=1979-05-27T07:32", "a=1979-05-27 07", "a=1979-05-27T24:00:00", "a=1979-05-27T07:60:00",
        "a=1979-05-27T07:32:61", "a=1979-05-27T07:32:00.", "a=1979-05-27T07:32:00+", "a=1979-05-27T07:32:00+7:00",
        "a=1979-05-27T07:32:00+24:00", "a=1979-05-27T07:32:00+07:60", "a=1979-05-27T07:32:00+0700",
        "a=1979-05-27T07:32:00ZZ", "a=1979-05-27  07:32:00", "a=07:32", "a=7:32:00", "a=24:00:00", "a=07:32:00Z",
        "a=07:32:00.", "a=10000-01-01", "a=1979/05/27", "a=07:32:0", "a=1979-05-27_07:32:00",
    ]

    static let arrays: [String] = [
        "a=[", "a=[1", "a=[1,", "a=[,]", "a=[,1]", "a=[1,,2]", "a=[1 2]", "a=[1}", "a=[1]]", "a=[1;2]", "a=[b=1]",
        "a=[\r1]", "a=[1 # c]", "a=[ [1]", "a=[}",
    ]

    static let inlineTables: [String] = [
        "a={", "a={b", "a={b=", "a={b=1", "a={b=1,", "a={,}", "a={,b=1}", "a={b=1,}", "a={b=1,,c=2}",
        "a={b=1 c=2}", "a={\n}", "a={b=1\n}", "a={b=1,\nc=2}", "a={ # c\n}", "a={b=1]", "a={b=1,b=2}",
        "a={b=1,b.c=2}", "a={b.c=1,b=2}", "a={b={},b.c=1}", "a={b=[],b.c=1}", "a={b}", "a={1}", "a={=1}",
        "a={b=1}}", "a={b.c=1,b.c=2}",
    ]

    static let headers: [String] = [
        "[]", "[ ]", "[.]", "[a.]", "[.a]", "[a..b]", "[a", "[a\n]", "[a]b=1", "[a] b=1", "[a b]", "[a]]",
        "[a]\n[a]", "[=]", "[a=1]", "[[]]", "[[a]", "[[a] ]", "[ [a]]", "[[a]]]", "[[a.]]", "[a][b]", "['a]",
        "[\"a\nb\"]", "[a#b]", "[a]\n['a']", "[a!]", "[[a]]b=1",
    ]

    static let redefinitions: [String] = [
        "[a]\nb=1\n[a.b]", "a=1\n[a]", "a=1\n[a.b]", "a=1\n[[a]]", "a=[]\n[a]", "a=[]\n[[a]]", "a=[{}]\n[a.b]",
        "a=[{}]\n[[a]]", "a=[{}]\n[[a.b]]", "a={}\n[a]", "a={}\n[a.b]", "a={}\n[[a]]", "a={b={}}\n[a.b]",
        "a={b={}}\n[a.b.c]", "a.b=1\n[a]", "a.b.c=1\n[a.b]", "a.b=1\n[[a]]", "[a.b]\n[a]\nb=1",
        "[a.b]\n[a]\nb.c=1", "[a.b.c]\n[a]\nb.c.d=1", "[a.b.c.d]\n[a]\nb.c.d.e=1", "[a.b]\n[a]\n[a.b]",
        "[a.b.c]\n[a]\nb.d=1\n[a.b]", "[a]\nb.c=1\n[a.b]", "[a]\n[[a]]", "[a.b]\n[[a]]", "[[a]]\n[a]",
        "[[a.b]]\n[a.b]", "[[a.b]]\n[a]\nb.c=1", "[[a.b]]\n[a]\nb=1", "[[a]]\n[a.b]\n[a.b]",
        "[[a]]\n[[a.b]]\n[a.b]", "[[a]]\n[a.b]\n[[a.b]]", "a=[[]]\n[[a]]", "[a.b]\n[a.b.c]\n[a]\n[a]",
    ]

    static let specification: [String] = [
        "key = # INVALID",
        #"first = "Tom" last = "Preston-Werner" # INVALID"#,
        #"= "no key name"  # INVALID"#,
        #"""
        """key""" = "not allowed"
        """#,
        #"""
        name = "Tom"
        name = "Pradyun"
        """#,
        #"""
        spelling = "favorite"
        "spelling" = "favourite"
        """#,
        #"""
        fruit.apple = 1
        fruit.apple.smooth = true
        """#,
        #"str5 = """Here are three quotation marks: """.""""#,
        "apos15 = '''Here are fifteen apostrophes: ''''''''''''''''''",
        "invalid_float_1 = .7",
        "invalid_float_2 = 7.",
        "invalid_float_3 = 3.e+20",
        #"""
        [fruit]
        apple = "red"

        [fruit]
        orange = "orange"
        """#,
        #"""
        [fruit]
        apple = "red"

        [fruit.apple]
        texture = "smooth"
        """#,
        #"""
        [fruit]
        apple.color = "red"
        apple.taste.sweet = true

        [fruit.apple]
        """#,
        #"""
        [fruit]
        apple.color = "red"
        apple.taste.sweet = true

        [fruit.apple.taste]
        """#,
        #"""
        [product]
        type = { name = "Nail" }
        type.edible = false
        """#,
        #"""
        [product]
        type.name = "Nail"
        type = { edible = false }
        """#,
        #"""
        [fruit.physical]
        color = "red"
        shape = "round"

        [[fruit]]
        name = "apple"
        """#,
        #"""
        fruits = []

        [[fruits]]
        """#,
        #"""
        [[fruits]]
        name = "apple"

        [[fruits.varieties]]
        name = "red delicious"

        [fruits.varieties]
        name = "granny smith"
        """#,
        #"""
        [[fruits]]
        name = "apple"

        [fruits.physical]
        color = "red"
        shape = "round"

        [[fruits.physical]]
        color = "green"
        """#,
    ]
}

/// The examples of the specification, in its order, with what they mean. Source: https://toml.io/en/v1.0.0
extension Example {
    static let specificationKeysAndScalars: [Example] = [
        Example(
            section: "Comment",
            #"""
            # This is a full-line comment
            key = "value"  # This is a comment at the end of a line
            another = "# This is not a comment"
            """#,
            ##"{key: "value", another: "# This is not a comment"}"##),
        Example(
            section: "Key/Value Pair",
            #"key = "value""#,
            #"{key: "value"}"#),
        Example(
            section: "Keys: bare",
            #"""
            key = "value"
            bare_key = "value"
            bare-key = "value"
            1234 = "value"
            """#,
            #"{key: "value", bare_key: "value", bare-key: "value", 1234: "value"}"#),
        Example(
            section: "Keys: quoted",
            #"""
            "127.0.0.1" = "value"
            "character encoding" = "value"
            "ʎǝʞ" = "value"
            'key2' = "value"
            'quoted "value"' = "value"
            """#,
            #"""
            {"127.0.0.1": "value", "character encoding": "value", "ʎǝʞ": "value", key2: "value", \#
            "quoted \"value\"": "value"}
            """#),
        Example(
            section: "Keys: empty",
            #"""
            "" = "blank"
            """#,
            #"{"": "blank"}"#),
        Example(
            section: "Keys: empty literal",
            "'' = 'blank'",
            #"{"": "blank"}"#),
        Example(
            section: "Keys: dotted",
            #"""
            name = "Orange"
            physical.color = "orange"
            physical.shape = "round"
            site."google.com" = true
            """#,
            #"{name: "Orange", physical: {color: "orange", shape: "round"}, site: {"google.com": true}}"#),
        Example(
            section: "Keys: blanks around dots",
            #"""
            fruit.name = "banana"
            fruit. color = "yellow"
            fruit . flavor = "banana"
            """#,
            #"{fruit: {name: "banana", color: "yellow", flavor: "banana"}}"#),
        Example(
            section: "Keys: dotted, any depth",
            #"""
            fruit.apple.smooth = true
            fruit.orange = 2
            """#,
            "{fruit: {apple: {smooth: true}, orange: 2}}"),
        Example(
            section: "Keys: out of order",
            #"""
            apple.type = "fruit"
            orange.type = "fruit"

            apple.skin = "thin"
            orange.skin = "thick"

            apple.color = "red"
            orange.color = "orange"
            """#,
            #"""
            {apple: {type: "fruit", skin: "thin", color: "red"}, orange: {type: "fruit", \#
            skin: "thick", color: "orange"}}
            """#),
        Example(
            section: "Keys: in order",
            #"""
            apple.type = "fruit"
            apple.skin = "thin"
            apple.color = "red"

            orange.type = "fruit"
            orange.skin = "thick"
            orange.color = "orange"
            """#,
            #"""
            {apple: {type: "fruit", skin: "thin", color: "red"}, orange: {type: "fruit", \#
            skin: "thick", color: "orange"}}
            """#),
        Example(
            section: "Keys: like a float",
            #"3.14159 = "pi""#,
            #"{3: {14159: "pi"}}"#),
        Example(
            section: "String: basic",
            #"str = "I'm a string. \"You can quote me\". Name\tJos\u00E9\nLocation\tSF.""#,
            #"{str: "I'm a string. \"You can quote me\". Name\tJosé\nLocation\tSF."}"#),
        Example(
            section: "String: multi-line basic",
            #"""
            str1 = """
            Roses are red
            Violets are blue"""
            """#,
            #"{str1: "Roses are red\nViolets are blue"}"#),
        Example(
            section: "String: line ending backslash",
            #"""
            str1 = "The quick brown fox jumps over the lazy dog."

            str2 = """
            The quick brown \


              fox jumps over \
                the lazy dog."""

            str3 = """\
                   The quick brown \
                   fox jumps over \
                   the lazy dog.\
                   """
            """#,
            #"""
            {str1: "The quick brown fox jumps over the lazy dog.", \#
            str2: "The quick brown fox jumps over the lazy dog.", \#
            str3: "The quick brown fox jumps over the lazy dog."}
            """#),
        Example(
            section: "String: quotes inside",
            #"""
            str4 = """Here are two quotation marks: "". Simple enough."""
            str5 = """Here are three quotation marks: ""\"."""
            str6 = """Here are fifteen quotation marks: ""\"""\"""\"""\"""\"."""

            str7 = """"This," she said, "is just a pointless statement.""""
            """#,
            #"""
            {str4: "Here are two quotation marks: \"\". Simple enough.", \#
            str5: "Here are three quotation marks: \"\"\".", \#
            str6: "Here are fifteen quotation marks: \"\"\"\"\"\"\"\"\"\"\"\"\"\"\".", \#
            str7: "\"This,\" she said, \"is just a pointless statement.\""}
            """#),
        Example(
            section: "String: literal",
            #"""
            winpath  = 'C:\Users\nodejs\templates'
            winpath2 = '\\ServerX\admin$\system32\'
            quoted   = 'Tom "Dubs" Preston-Werner'
            regex    = '<\i\c*\s*>'
            """#,
            #"""
            {winpath: "C:\\Users\\nodejs\\templates", winpath2: "\\\\ServerX\\admin$\\system32\\", \#
            quoted: "Tom \"Dubs\" Preston-Werner", regex: "<\\i\\c*\\s*>"}
            """#),
        Example(
            section: "String: multi-line literal",
            #"""
            regex2 = '''I [dw]on't need \d{2} apples'''
            lines  = '''
            The first newline is
            trimmed in raw strings.
               All other whitespace
               is preserved.
            '''
            """#,
            #"""
            {regex2: "I [dw]on't need \\d{2} apples", \#
            lines: "The first newline is\ntrimmed in raw strings.\n   All other whitespace\n   is preserved.\n"}
            """#),
        Example(
            section: "String: apostrophes inside",
            #"""
            quot15 = '''Here are fifteen quotation marks: """""""""""""""'''

            apos15 = "Here are fifteen apostrophes: '''''''''''''''"

            str = ''''That,' she said, 'is still pointless.''''
            """#,
            #"""
            {quot15: "Here are fifteen quotation marks: \"\"\"\"\"\"\"\"\"\"\"\"\"\"\"", \#
            apos15: "Here are fifteen apostrophes: '''''''''''''''", str: "'That,' she said, \#
            'is still pointless.'"}
            """#),
        Example(
            section: "Integer",
            #"""
            int1 = +99
            int2 = 42
            int3 = 0
            int4 = -17
            """#,
            "{int1: 99, int2: 42, int3: 0, int4: -17}"),
        Example(
            section: "Integer: underscores",
            #"""
            int5 = 1_000
            int6 = 5_349_221
            int7 = 53_49_221
            int8 = 1_2_3_4_5
            """#,
            "{int5: 1000, int6: 5349221, int7: 5349221, int8: 12345}"),
        Example(
            section: "Integer: bases",
            #"""
            hex1 = 0xDEADBEEF
            hex2 = 0xdeadbeef
            hex3 = 0xdead_beef

            oct1 = 0o01234567
            oct2 = 0o755

            bin1 = 0b11010110
            """#,
            "{hex1: 3735928559, hex2: 3735928559, hex3: 3735928559, oct1: 342391, oct2: 493, bin1: 214}"),
        Example(
            section: "Float",
            #"""
            flt1 = +1.0
            flt2 = 3.1415
            flt3 = -0.01

            flt4 = 5e+22
            flt5 = 1e06
            flt6 = -2E-2

            flt7 = 6.626e-34
            """#,
            "{flt1: 1.0, flt2: 3.1415, flt3: -0.01, flt4: 5e+22, flt5: 1000000.0, flt6: -0.02, flt7: 6.626e-34}"),
        Example(
            section: "Float: underscores",
            "flt8 = 224_617.445_991_228",
            "{flt8: 224617.445991228}"),
        Example(
            section: "Float: special",
            #"""
            sf1 = inf
            sf2 = +inf
            sf3 = -inf

            sf4 = nan
            sf5 = +nan
            sf6 = -nan
            """#,
            "{sf1: inf, sf2: inf, sf3: -inf, sf4: nan, sf5: nan, sf6: nan}"),
        Example(
            section: "Boolean",
            #"""
            bool1 = true
            bool2 = false
            """#,
            "{bool1: true, bool2: false}"),
        Example(
            section: "Offset Date-Time",
            #"""
            odt1 = 1979-05-27T07:32:00Z
            odt2 = 1979-05-27T00:32:00-07:00
            odt3 = 1979-05-27T00:32:00.999999-07:00
            """#,
            #"""
            {odt1: <1979-05-27T07:32:00Z>, odt2: <1979-05-27T00:32:00-07:00>, \#
            odt3: <1979-05-27T00:32:00.999999-07:00>}
            """#),
        Example(
            section: "Offset Date-Time: space",
            "odt4 = 1979-05-27 07:32:00Z",
            "{odt4: <1979-05-27 07:32:00Z>}"),
        Example(
            section: "Local Date-Time",
            #"""
            ldt1 = 1979-05-27T07:32:00
            ldt2 = 1979-05-27T00:32:00.999999
            """#,
            "{ldt1: <1979-05-27T07:32:00>, ldt2: <1979-05-27T00:32:00.999999>}"),
        Example(
            section: "Local Date",
            "ld1 = 1979-05-27",
            "{ld1: <1979-05-27>}"),
        Example(
            section: "Local Time",
            #"""
            lt1 = 07:32:00
            lt2 = 00:32:00.999999
            """#,
            "{lt1: <07:32:00>, lt2: <00:32:00.999999>}"),
    ]
}

/// The examples of the specification, in its order, with what they mean. Source: https://toml.io/en/v1.0.0
extension Example {
    static let specificationCollections: [Example] = [
        Example(
            section: "Array",
            #"""
            integers = [ 1, 2, 3 ]
            colors = [ "red", "yellow", "green" ]
            nested_arrays_of_ints = [ [ 1, 2 ], [3, 4, 5] ]
            nested_mixed_array = [ [ 1, 2 ], ["a", "b", "c"] ]
            string_array = [ "all", 'strings', """are the same""", '''type''' ]

            # Mixed-type arrays are allowed
            numbers = [ 0.1, 0.2, 0.5, 1, 2, 5 ]
            contributors = [
              "Foo Bar <foo@example.com>",
              { name = "Baz Qux", email = "bazqux@example.com", url = "https://example.com/bazqux" }
            ]
            """#,
            #"""
            {integers: [1, 2, 3], colors: ["red", "yellow", "green"], nested_arrays_of_ints: [[1, 2], \#
            [3, 4, 5]], nested_mixed_array: [[1, 2], ["a", "b", "c"]], string_array: ["all", \#
            "strings", "are the same", "type"], numbers: [0.1, 0.2, 0.5, 1, 2, 5], \#
            contributors: ["Foo Bar <foo@example.com>", {name: "Baz Qux", \#
            email: "bazqux@example.com", url: "https://example.com/bazqux"}]}
            """#),
        Example(
            section: "Array: lines and comments",
            #"""
            integers2 = [
              1, 2, 3
            ]

            integers3 = [
              1,
              2, # this is ok
            ]
            """#,
            "{integers2: [1, 2, 3], integers3: [1, 2]}"),
        Example(
            section: "Table",
            "[table]",
            "{table: {}}"),
        Example(
            section: "Table: two",
            #"""
            [table-1]
            key1 = "some string"
            key2 = 123

            [table-2]
            key1 = "another string"
            key2 = 456
            """#,
            #"{table-1: {key1: "some string", key2: 123}, table-2: {key1: "another string", key2: 456}}"#),
        Example(
            section: "Table: quoted",
            #"""
            [dog."tater.man"]
            type.name = "pug"
            """#,
            #"{dog: {"tater.man": {type: {name: "pug"}}}}"#),
        Example(
            section: "Table: blanks",
            #"""
            [a.b.c]            # this is best practice
            [ d.e.f ]          # same as [d.e.f]
            [ g .  h  . i ]    # same as [g.h.i]
            [ j . "ʞ" . 'l' ]  # same as [j."ʞ".'l']
            """#,
            #"{a: {b: {c: {}}}, d: {e: {f: {}}}, g: {h: {i: {}}}, j: {"ʞ": {l: {}}}}"#),
        Example(
            section: "Table: super-table afterwards",
            #"""
            # [x] you
            # [x.y] don't
            # [x.y.z] need these
            [x.y.z.w] # for this to work

            [x] # defining a super-table afterward is ok
            """#,
            "{x: {y: {z: {w: {}}}}}"),
        Example(
            section: "Table: out of order",
            #"""
            [fruit.apple]
            [animal]
            [fruit.orange]
            """#,
            "{fruit: {apple: {}, orange: {}}, animal: {}}"),
        Example(
            section: "Table: root",
            #"""
            # Top-level table begins.
            name = "Fido"
            breed = "pug"

            # Top-level table ends.
            [owner]
            name = "Regina Dogman"
            member_since = 1999-08-04
            """#,
            #"{name: "Fido", breed: "pug", owner: {name: "Regina Dogman", member_since: <1999-08-04>}}"#),
        Example(
            section: "Table: dotted keys",
            #"""
            fruit.apple.color = "red"
            fruit.apple.taste.sweet = true
            """#,
            #"{fruit: {apple: {color: "red", taste: {sweet: true}}}}"#),
        Example(
            section: "Table: sub-table of dotted keys",
            #"""
            [fruit]
            apple.color = "red"
            apple.taste.sweet = true

            [fruit.apple.texture]  # you can add sub-tables
            smooth = true
            """#,
            #"{fruit: {apple: {color: "red", taste: {sweet: true}, texture: {smooth: true}}}}"#),
        Example(
            section: "Inline Table",
            #"""
            name = { first = "Tom", last = "Preston-Werner" }
            point = { x = 1, y = 2 }
            animal = { type.name = "pug" }
            """#,
            #"{name: {first: "Tom", last: "Preston-Werner"}, point: {x: 1, y: 2}, animal: {type: {name: "pug"}}}"#),
        Example(
            section: "Array of Tables",
            #"""
            [[products]]
            name = "Hammer"
            sku = 738594937

            [[products]]  # empty table within the array

            [[products]]
            name = "Nail"
            sku = 284758393

            color = "gray"
            """#,
            #"{products: [{name: "Hammer", sku: 738594937}, {}, {name: "Nail", sku: 284758393, color: "gray"}]}"#),
        Example(
            section: "Array of Tables: nested",
            #"""
            [[fruits]]
            name = "apple"

            [fruits.physical]  # subtable
            color = "red"
            shape = "round"

            [[fruits.varieties]]  # nested array of tables
            name = "red delicious"

            [[fruits.varieties]]
            name = "granny smith"


            [[fruits]]
            name = "banana"

            [[fruits.varieties]]
            name = "plantain"
            """#,
            #"""
            {fruits: [{name: "apple", physical: {color: "red", shape: "round"}, \#
            varieties: [{name: "red delicious"}, {name: "granny smith"}]}, {name: "banana", \#
            varieties: [{name: "plantain"}]}]}
            """#),
        Example(
            section: "Array of Tables: inline",
            #"""
            points = [ { x = 1, y = 2, z = 3 },
                       { x = 7, y = 8, z = 9 },
                       { x = 2, y = 4, z = 8 } ]
            """#,
            "{points: [{x: 1, y: 2, z: 3}, {x: 7, y: 8, z: 9}, {x: 2, y: 4, z: 8}]}"),
    ]
}

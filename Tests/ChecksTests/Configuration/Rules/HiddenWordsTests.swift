import Settings
import Testing

@testable import Checks

@Suite struct HiddenWordsTests {
    @Test(
        arguments: [
            (.json, "{\"\\u0041llowed\": 1}", true), (.json, "{\"a\": \"\\u00e9\\n\\\\\"}", false),
            (.yaml, "\"\\x43ors\": 1", true), (.yaml, "\"C\\\n  ors\": 1", true), (.yaml, "a: \"\\\n b\"", false),
            (.yaml, "a: b", false), (.toml, "\"\\U00000063ors\" = 1", true), (.toml, "a = \"\\u12\"", false),
            (.hcl, "\"\\u0063ors\" = 1", true), (.properties, "cors\\=1", true), (.properties, "cors=1", false),
            (.apache, "Head\\\ner set", true), (.apache, "Header \\\n set", false),
            (.haproxy, "http-res\"ponse\"", true), (.haproxy, "http-response \"a\"", false),
            (.xml, "<a b='c&#111;rs'/>", true), (.xml, "<a b='c&#x0006F;rs'/>", true),
            (.xml, "<a>&#10;&amp;</a>", false),
            (.xml, "<a>co<!-- -->rs</a>", true), (.xml, "<a>co<![CDATA[rs]]></a>", true),
            (.xml, "<a><!-- -->c</a>", false),
            (.xml, "<a>&#", false), (.json, "\\u", false), (.json, "", false), (.nginx, "a\\u0041", false),
        ] as [(SettingsFormat, String, Bool)])
    func lettersThatAreNotWrittenAsTheyAre(_ format: SettingsFormat, _ text: String, _ expected: Bool) {
        #expect(HiddenWords.mayBe(in: Array(text.utf8), format) == expected)
    }

    @Test(arguments: [SettingsFormat.yaml, .xml])
    func wideTexts(_ format: SettingsFormat) {
        #expect(HiddenWords.mayBe(in: [0xFF, 0xFE, 0x61, 0], format))
        #expect(HiddenWords.mayBe(in: [0xFE, 0xFF, 0, 0x61], format))
        #expect(HiddenWords.mayBe(in: [0x61, 0, 0x62, 0], format))
        #expect(!HiddenWords.mayBe(in: [0x61, 0x62, 0x63, 0x64, 0], format))
    }
}

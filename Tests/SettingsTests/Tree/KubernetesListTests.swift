import Settings
import Testing

@Suite("KubernetesList")
struct KubernetesListTests {
    @Test(
        "its elements are documents",
        arguments: [
            (
                "apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n---\nkind: C\n",
                "{kind=A}, {kind=B}, {kind=C}"
            ),
            ("apiVersion: v1\nkind: List\nitems: [1, {}, {kind: A}, ~, [kind], x]\n", "{kind=A}"),
            ("apiVersion: v1\nkind: List\nitems: x\n", "{apiVersion=v1, kind=List, items=x}"),
            ("kind: List\nitems: []\n", "{kind=List, items[]}"),
        ])
    func split(text: String, expected: String) throws {
        #expect(try Outline.of(text, .yaml) == expected)
    }
}

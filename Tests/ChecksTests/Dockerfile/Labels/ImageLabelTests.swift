import Rules
import Testing

@testable import Checks

@Suite("Labels of images")
struct ImageLabelTests {
    private func file(_ text: String, _ schema: [String: LabelKind] = [:]) -> AuditedDockerfile {
        var options = CheckOptions()
        options.labelSchema = schema
        return AuditedDockerfile(Array(text.utf8), options: options)
    }

    @Test("names and values are expanded, unknown ones are not known")
    func values() {
        let labels = file("FROM a\nARG A=1\nARG B\nLABEL a=$A \"b\"='x y' c=$B $B=d\nONBUILD LABEL e f g\n").labels
        #expect(labels.map(\.name) == ["a", "b", "c", "e"])
        #expect(labels.map(\.value) == ["1", "x y", nil, "f g"])
    }

    @Test("a schema goes before what is known of a label")
    func schema() {
        let text = "FROM a\nLABEL org.opencontainers.image.url=a b=c d= e=f\n"
        let schema: [String: LabelKind] = ["b": .url, "d": .url]
        func count(_ schema: [String: LabelKind]) -> Int {
            file(text, schema).labels(of: .url, not: { _ in false }, "URL").count
        }
        #expect(count([:]) == 1)
        #expect(count(schema) == 2)
        #expect(count(["org.opencontainers.image.url": .text]) == 0)
    }
}

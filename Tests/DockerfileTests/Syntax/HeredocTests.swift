import Dockerfile
import Testing

@Suite("Heredocs")
struct HeredocTests {
    @Test(
        "name the interpreter of a script",
        arguments: [
            ("#!/bin/bash -e\nid\n", "/bin/bash -e"), ("#! /usr/bin/env python3 \n", "/usr/bin/env python3"),
            ("id\n", nil), (" #!/bin/sh\n", nil), ("", nil),
        ] as [(String, String?)])
    func shebang(body: String, expected: String?) {
        #expect(Reading.first("RUN <<EOF\n\(body)EOF\n")?.heredocs.first?.shebang == expected)
    }
}

/// How a terminal shows text. Source: ECMA-48, SGR
struct DemoStyles: Sendable {
    let isColoured: Bool

    func title(_ text: String) -> String { style(text, 1) }
    func good(_ text: String) -> String { style(text, 32) }
    func bad(_ text: String) -> String { style(text, 31) }

    private func style(_ text: String, _ code: Int) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

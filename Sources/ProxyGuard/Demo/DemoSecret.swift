/// A credential that nobody has issued, in the form of a provider's; made anew each time, so that no file holds one.
enum DemoSecret {
    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    static func make() -> String {
        "sk-" + "ant-api03-" + String((0..<93).map { _ in letters[Int.random(in: letters.indices)] }) + "AA"
    }
}

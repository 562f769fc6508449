import Rules
import Testing

@testable import Checks

@Suite("Questions that nobody answers")
struct UnansweredQuestionTests {
    private static let question = UnansweredQuestion(tool: .apt, answers: ["y", "yes"], setting: "assume-yes")

    @Test(
        "a command asks unless something answers",
        arguments: [
            ("apt-get install a", true), ("apt-get remove a", true), ("apt-get install $PACKAGES", true),
            ("apt-get update", false), ("apt-get install -y a", false), ("yum install a", false),
            ("apt-get $APT_FLAGS install a", false), ("apt-get install $@", false),
            ("WITH='-q -y'; apt-get $WITH install a", false), ("yes | apt-get install a", false),
            ("cat a | apt-get install a", true), ("apt-get install a < answers", false),
            ("echo 'Assume-Yes \"1\";' > /etc/apt/apt.conf; apt-get install a", false),
        ])
    func asks(script: String, asks: Bool) {
        let file = AuditedDockerfile(Array("FROM a\nRUN \(script)\n".utf8))
        #expect(!Self.question.commands(in: file).isEmpty == asks)
    }
}

import Rules
import Testing

@testable import Checks

@Suite("HadolintPinningRules")
struct HadolintPinningRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3008", "FROM a:1\nRUN apt-get install -y x=1 y", 2),
        HadolintCase("DL3008", "FROM a:1\nRUN apt-get install -y -t z x=1 y/z ./w.deb \"v=$V\""),
        HadolintCase("DL3008", "FROM a:1\nRUN apt-get install linux-$(uname -r)\nRUN apt-get install x$(cat /y)", 2),
        HadolintCase("DL3016", "FROM a:1\nRUN npm install -g x\nRUN npm install git+https://x/y", 2, 3),
        HadolintCase("DL3016", "FROM a:1\nRUN npm install && npm install x@1 ./y z.tgz @a/b@2 && npm ci install x"),
        HadolintCase("DL3018", "FROM a:1\nRUN apk add --no-cache x", 2),
        HadolintCase("DL3018", "FROM a:1\nRUN apk add -t .deps x=1 y~2 \"z>3\" w.apk"),
        HadolintCase("DL3028", "FROM a:1\nRUN gem install x", 2),
        HadolintCase("DL3028", "FROM a:1\nRUN gem install x:1 --no-document y -- z && gem install x -v 1"),
        HadolintCase("DL3037", "FROM a:1\nRUN zypper -n in x", 2),
        HadolintCase("DL3037", "FROM a:1\nRUN zypper -n in x=1 \"y>2\" z.rpm"),
        HadolintCase("DL3062", "FROM a:1\nRUN go install x/y\nRUN go get x/y@latest\nRUN go run x/y z", 2, 3, 4),
        HadolintCase("DL3062", "FROM a:1\nRUN go install ./... x/y@v1\nRUN go run x/y@v1 z && go build x"),
    ]
}

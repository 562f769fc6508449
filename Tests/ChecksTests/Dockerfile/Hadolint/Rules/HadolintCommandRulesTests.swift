import Rules
import Testing

@testable import Checks

@Suite("HadolintCommandRules")
struct HadolintCommandRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3001", "FROM a:1\nRUN x && top\nONBUILD RUN ssh y", 2, 3),
        HadolintCase("DL3001", "FROM a:1\nRUN echo top && /bin/kill 1"),
        HadolintCase("DL3003", "FROM a:1\nRUN (cd /x && make)\nRUN echo \"$(cd /x)\"", 2, 3),
        HadolintCase("DL3003", "FROM a:1\nONBUILD RUN cd /x\nRUN echo cd"),
        HadolintCase("DL3004", "FROM a:1\nRUN sudo x\nONBUILD RUN if y; then sudo z; fi", 2, 3),
        HadolintCase("DL3004", "FROM a:1\nRUN apk add --no-cache sudo=1"),
        HadolintCase("DL3027", "FROM a:1\nRUN apt update", 2),
        HadolintCase("DL3027", "FROM a:1\nRUN apt-get update && apt-cache show x"),
        HadolintCase("DL3035", "FROM a:1\nRUN zypper -n dup", 2),
        HadolintCase("DL3035", "FROM a:1\nRUN zypper -n up"),
        HadolintCase("DL3047", "FROM a:1\nRUN wget -O x http://y", 2),
        HadolintCase(
            "DL3047", "FROM a:1\nRUN wget -qO x http://y && wget -nv z && wget --progress=dot:giga z && wget -o l z"),
        HadolintCase("DL4001", "FROM a:1\nRUN wget x\nRUN y\nRUN curl z", 4),
        HadolintCase("DL4001", "FROM a:1\nRUN wget x\nFROM b:1\nRUN curl z\nONBUILD RUN wget y"),
        HadolintCase("DL4005", "FROM a:1\nRUN ln -sf /bin/bash /bin/sh", 2),
        HadolintCase("DL4005", "FROM a:1\nRUN ln -s /bin/bash /bin/x"),
        HadolintCase(
            "DL4006", "FROM a:1\nRUN x | y\nSHELL [\"/usr/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN x | y", 2, 4),
        HadolintCase(
            "DL4006",
            "FROM a:1\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN x | y\nSHELL [\"pwsh\"]\nRUN x | y"),
        HadolintCase("DL4006", "FROM a:1\nRUN set -o pipefail; x | y\nRUN x || y\nONBUILD RUN x | y", 2),
    ]
}

import Rules
import Testing

@testable import Checks

@Suite("HadolintCacheRules")
struct HadolintCacheRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3019", "FROM a:1\nRUN apk add x=1", 2),
        HadolintCase(
            "DL3019", "FROM a:1\nRUN apk add --no-cache x=1\nRUN --mount=type=cache,target=/var/cache/apk apk add x=1"),
        HadolintCase("DL3032", "FROM a:1\nRUN yum install -y x-1\nRUN yum clean all && yum install x-1", 2, 3),
        HadolintCase(
            "DL3032", "FROM a:1\nRUN yum install -y x-1 && yum clean all\nRUN yum install x-1; rm -rf /var/cache/yum/*"),
        HadolintCase("DL3036", "FROM a:1\nRUN zypper -n in x=1", 2),
        HadolintCase(
            "DL3036",
            "FROM a:1\nRUN zypper -n in x=1 && zypper cc\nRUN --mount=type=cache,dst=/var/cache/zypp zypper -n in x=1"),
        HadolintCase("DL3040", "FROM a:1\nRUN dnf up -y\nRUN microdnf install -y x-1 && dnf clean all", 2, 3),
        HadolintCase(
            "DL3040",
            "FROM a:1\nRUN dnf install -y x-1 && dnf clean all\nRUN --mount=type=tmpfs,target=/root/.cache/libdnf5 dnf up"
        ),
        HadolintCase("DL3042", "FROM a:1\nRUN pip install x==1\nRUN PIP_NO_CACHE_DIR=0 pip install x==1", 2, 3),
        HadolintCase(
            "DL3042",
            "FROM a:1\nRUN pip install --no-cache-dir x==1\nRUN PIP_NO_CACHE_DIR=on pip install x==1\nRUN pipx install x"
        ),
        HadolintCase(
            "DL3042",
            "FROM a:1 AS b\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x==1\nFROM b\nRUN pip install x==1\nFROM c:1\nRUN pip install x==1",
            7),
    ]
}

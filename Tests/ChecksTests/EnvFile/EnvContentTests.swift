import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("EnvContent")
struct EnvContentTests {
    private static func holds(_ text: String) -> Bool { withBytes(text, EnvContent.holdsCredential) }

    @Test(
        "a value under a name that says that it is secret, and addresses with a password",
        arguments: [
            "DB_PASSWORD=wordpress", "export API_KEY=\"q7Zk2Lm4Rt8\"",
            "A=1\nB=2\r\nSESSION_SECRET = plum-tree-9 # ours",
            "MYSQL_ROOT_PASS='cherry42'", "STRIPE_SECRET_KEY: c7Gq2LpV9sRt", "APP_SALT=9f2c71",
            "smtpPassword=pear tree",
            "DATABASE_URL=postgres:" + "//app:plum9@db/app", "REDIS=redis:" + "//:plum9tree@cache:6379",
            "CONNECTION=\"Server=db;Uid=app;Pwd=plum9tree\"", "STORE=AccountKey=c7Gq2LpV9sRt;Suffix=x",
            "DB_PASSWORD=a=b=c9",
        ])
    func credentials(text: String) {
        #expect(Self.holds(text))
    }

    @Test(
        "ports, addresses, switches, names, stand-ins",
        arguments: [
            "", "\n\n", "# DB_PASSWORD=plumtree", "PORT=80", "no assignment", "DB_PASSWORD=", "DB_PASSWORD=\"\"",
            "DB_PASSWORD= # plum9tree", "DB_PASSWORD=${PASSWORD}", "API_KEY=paste-your-api-key-here",
            "API_KEY=changeme",
            "USE_TOKEN=true", "AUTH_FIELD=distinguishedname", "API_KEY=null", "API_KEY_ID=c7Gq2LpV9sRt",
            "PUBLIC_KEY=c7Gq2LpV9sRt",
            "TLS_KEY=/etc/tls/server.pem", "TOKEN_URL=https://auth.internal/token", "VITE_API=http://localhost:5223",
            "DATABASE_URL=postgres://app@db/app", "DATABASE_URL=postgres://app:password@db/app",
            "DATABASE_URL=mysql://app:${PASSWORD}@db/app", "FOO=\"the value of foo\"", "IMAGE=shop:v1", "KEY=abc",
            "CONNECTION=Server=db;Pwd=;", "=plum9tree", "APP_KEY=SomeRandomStringOf32CharsExactly",
        ])
    func none(text: String) {
        #expect(!Self.holds(text))
    }

    @Test("bytes that are no text end in an answer")
    func anything() {
        var random = SeededGenerator(seed: 61)
        for count in 0..<300 {
            var bytes = random.bytes(count) + Array("KEY=".utf8) + random.bytes(3)
            bytes.shuffle(using: &random)
            _ = bytes.withUnsafeBytes(EnvContent.holdsCredential)
        }
    }
}

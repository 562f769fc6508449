import Rules
import Testing

@testable import Checks

@Suite("Credentials on command lines")
struct CommandCredentialsTests {
    private func exposed(_ command: String) -> [ExposedText.Exposure?] {
        let file = AuditedDockerfile(Array("FROM a\nARG T\nRUN \(command)\n".utf8))
        return file.commands.flatMap {
            CommandCredentials($0, in: file, assigned: ExposedText.assigned(by: $0.script)).all.map(\.text.exposure)
        }
    }

    @Test(
        "literals",
        arguments: [
            "curl -ume:abc x", "curl --user me:abc x", "curl -H 'Authorization: token abc' x",
            "wget --http-password abc x",
            "docker login -u me -pabc", "podman login --password=abc", "aws configure set aws_secret_access_key abc",
            "aws configure set profile.a.aws_session_token abc", "az login -u me -p abc", "doctl auth init -t abc",
            "npm config set //a/:_authToken abc", "npm set //a/:_authToken=abc", "sshpass -pabc ssh a",
            "htpasswd -bc f me abc", "htpasswd -nbB me abc", "mysql -pabc", "mysql --password=abc",
            "openssl rsa -passin pass:abc", "keytool -storepass abc", "PGPASSWORD=abc psql",
            "git clone https://u:abc@h/",
            "./install --admin-password=abc", "mvn -Dsonar.token=abc", "vault login abc",
            "git config url.https://x:abc@h/.insteadOf https://h/", "redis-cli -a abc",
        ])
    func literal(command: String) {
        #expect(exposed(command) == [.literal])
    }

    @Test(
        "build arguments",
        arguments: [
            "curl -u me:$T x", "npm set //a/:_authToken=${T}", "git clone https://u:${T}@h/", "docker login -p $T",
        ])
    func variables(command: String) {
        #expect(exposed(command) == [.variable("T")])
    }

    @Test(
        "nothing that the file knows",
        arguments: [
            "curl -u me x", "curl -u me:$(cat /run/secrets/a) x", "curl -u me:$OTHER x",
            "docker login --password-stdin",
            "mysql -p", "npm config set registry https://h/", "git clone https://u@h/", "keytool -storepass changeit",
            "T=$(cat /run/secrets/t); curl -u me:$T x", "openssl rsa -passin file:a", "./a --token=true",
            "curl https://h/a:b@c", "curl -H 'Accept: a:b' x",
        ])
    func none(command: String) {
        #expect(exposed(command).allSatisfy { $0 == nil })
    }
}

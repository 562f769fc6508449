import Rules
import Testing

@testable import Checks

@Suite("Files of credentials")
struct SecretFileTests {
    @Test(
        "credentials",
        arguments: [
            ".env", "a/.env.production", ".env*", "id_rsa", "keys/id_ed25519", "server.key", "*.pem", "privkey.pem",
            "a.p12", "a.pfx", "release.jks", "app.keystore", ".npmrc", ".pypirc", ".netrc", ".git-credentials",
            ".docker/config.json", ".aws", "/root/.aws/credentials", ".kube/config", ".ssh/", ".config/gcloud",
            "my-service-account.json", "service_account.json", "credentials.json", "a.tfstate", ".htpasswd",
            "client_secret_1.json",
        ])
    func secret(path: String) {
        #expect(SecretFile(path) != nil)
    }

    @Test(
        "others",
        arguments: [
            ".env.example", ".env.sample", "id_rsa.pub", "ca.pem", "fullchain.pem", "public.key", "nodesource.gpg.key",
            "truststore.jks", "config.json", "keys.go", "known_hosts", "package.json", ".", "/", "", "environment.ts",
            "rds-combined-ca-bundle.pem", "key", "pem", "dhparam.pem",
        ])
    func harmless(path: String) {
        #expect(SecretFile(path) == nil)
    }

    @Test("folders of credentials")
    func folders() {
        #expect(SecretFile.isCredentialFolder("/root/.ssh/"))
        #expect(!SecretFile.isCredentialFolder("/root/ssh"))
        #expect(SecretFile.isHarmless(inCredentialFolder: "a/known_hosts"))
        #expect(SecretFile.isHarmless(inCredentialFolder: "config"))
        #expect(!SecretFile.isHarmless(inCredentialFolder: "deploy_key"))
    }
}

import Rules
import Testing

@testable import Checks

@Suite("PackageCommand")
struct PackageCommandTests {
    /// The commands of a script as `tool action name=version …`.
    private static func commands(_ script: String) -> [String] {
        AuditedDockerfile(Array("FROM a\nRUN \(script)\n".utf8)).packageCommands.map { command in
            let packages = command.packages.map { package in
                package.version.map { "\(package.name)=\($0)" } ?? package.name
            }
            return (["\(command.tool)", "\(command.action)"] + packages).joined(separator: " ")
        }
    }

    @Test(
        "tool, action and packages",
        arguments: [
            ("apt-get install -y curl git=1:2.39.2-1", ["apt install curl git=1:2.39.2-1"]),
            ("apt-get -qq -o Dpkg::Use-Pty=0 -t bookworm install curl/sid", ["apt install curl=sid"]),
            ("sudo apt update", ["apt refresh"]),
            ("apt-get update && apt-get dist-upgrade -y", ["apt refresh", "apt distributionUpgrade"]),
            ("apk add --no-cache -t .deps 'curl~=8' git", ["apk install curl=8 git"]),
            ("apk --virtual=.deps add gcc", ["apk install gcc"]),
            (
                "yum -y --enablerepo crb install httpd-2.4.62-1.el9 java-11-openjdk",
                [
                    "yum install httpd=2.4.62-1.el9 java-11-openjdk"
                ]
            ),
            ("microdnf module install nodejs:22", ["dnf install nodejs=22"]),
            ("dnf update -y", ["dnf upgrade"]),
            ("zypper -n in 'httpd>=2.4'", ["zypper install httpd=2.4"]),
            ("zypper dup", ["zypper distributionUpgrade"]),
            ("pacman -Syu --noconfirm git", ["pacman upgrade git"]),
            ("pacman -Sy", ["pacman refresh"]),
            ("pacman -S git", ["pacman install git"]),
            ("python3.12 -m pip install -U 'a>=1' b[c] .", ["pip install a=1 b[c] ."]),
            ("uv pip install --system a==1", ["uv install a=1"]),
            ("npm --prefix /srv i -g @a/b@1 c", ["npm install @a/b=1 c"]),
            ("npm install --unsafe-perm true", ["npm install"]),
            ("npm run build", ["npm other build"]),
            ("yarn", ["yarn install"]),
            ("yarn global add serve@14", ["yarn install serve=14"]),
            ("gem install a:1.2 b -v 3", ["gem install a=1.2 b"]),
            ("go install -ldflags '-s -w' example.com/a/b@v1", ["go install example.com/a/b=v1"]),
            ("cargo install --locked --features a,b just@1", ["cargo install just=1"]),
            ("composer global require a/b:^2", ["composer install a/b=^2"]),
            ("mamba install -y -n base -c conda-forge a=1", ["conda install a=1"]),
            ("apt-get --help", []), ("echo apt-get install curl", []), ("apt-get $OPTIONS", []),
        ])
    func commands(script: String, expected: [String]) {
        #expect(Self.commands(script) == expected, "\(script)")
    }

    @Test(
        "packages without a version",
        arguments: [
            ("apt-get install curl=$VERSION git $MORE ./a.deb", ["git"]),
            ("pip install -r a.txt b", []), ("pip install b", ["b"]), ("gem install a --version 1", []),
            ("npm install a@latest b@1", ["a"]), ("go install ./cmd", []), ("cargo install --path .", []),
            ("apt-get remove curl", []),
        ])
    func unpinned(script: String, expected: [String]) {
        let commands = AuditedDockerfile(Array("FROM a\nRUN \(script)\n".utf8)).packageCommands
        #expect(commands.flatMap(\.unpinnedPackages).map(\.name) == expected, "\(script)")
    }

    @Test("the place of the verb")
    func verbPlace() throws {
        let source = Array("FROM a\nRUN sudo apt-get -qq \\\n  install curl && yarn\n".utf8)
        let ranges = AuditedDockerfile(source).packageCommands.map(\.verbRange)
        #expect(ranges.map { String(decoding: source[$0], as: UTF8.self) } == ["install", "yarn"])
    }
}

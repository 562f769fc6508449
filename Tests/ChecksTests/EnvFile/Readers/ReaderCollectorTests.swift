import Testing

@testable import Checks

@Suite struct ReaderCollectorTests {
    private func readers(_ files: [String: String]) -> VariableReaders {
        Surroundings(files: files).variableReaders()
    }

    @Test(arguments: [
        ("a.py", "os.getenv('RATE_LIMIT')"), ("a.py", "os.environ[\"RATE_LIMIT\"]"), ("a.js", "process.env.RATE_LIMIT"),
        ("a.ts", "const { RATE_LIMIT } = process.env"), ("a.go", "os.Getenv(\"RATE_LIMIT\")"),
        ("a.rb", "ENV.fetch('RATE_LIMIT')"),
        ("a.rs", "env::var(\"RATE_LIMIT\")"), ("a.php", "env('RATE_LIMIT')"),
        ("A.java", "System.getenv(\"RATE_LIMIT\")"),
        ("a.swift", "Environment.get(\"RATE_LIMIT\")"), ("a.cs", "Environment.GetEnvironmentVariable(\"RATE_LIMIT\")"),
        ("run.sh", "echo $RATE_LIMIT"), ("run.sh", "x=\"${RATE_LIMIT:-1}\""), ("Makefile", "a: $(RATE_LIMIT)"),
        ("nginx.conf.template", "limit ${RATE_LIMIT};"), ("services.yaml", "limit: '%env(int:RATE_LIMIT)%'"),
        ("config.yaml", "key: os.environ/RATE_LIMIT"), ("bin/start", "#!/usr/bin/env python3\nos.getenv('RATE_LIMIT')"),
        ("custom-environment-variables.json", "{\"limit\": \"RATE_LIMIT\"}"),
        ("a.py", "class S(BaseSettings):\n    rate_limit: int = 1\n"),
        ("a.py", "class S(AppSettings):\n    rate_limit: int = 1\n"),
        ("a.go", "viper.AutomaticEnv()\nx := viper.GetInt(\"rate.limit\")"),
        ("a.go", "envconfig.Process(\"rate\", &c)\ntype C struct { Limit int }"),
        ("A.java", "import org.springframework.x;\n@Value(\"${rate.limit}\") int x;"),
        ("A.kt", "import org.springframework.x\n@ConfigurationProperties(prefix = \"rate\")\nclass A(val limit: Int)"),
        ("a.cs", "IConfiguration c; c[\"Rate:Limit\"];"),
        ("a.rs", "use figment::providers::Env; struct C { rate_limit: u8 }"),
        ("n.ipynb", "{\"source\": [\"import os\\n\", \"os.environ[\\\"RATE_LIMIT\\\"]\"]}"),
        ("a.coffee", "# limit\nprocess.env.RATE_LIMIT"), ("a.ejs", "<%= process.env.RATE_LIMIT %>"),
        ("a.ml", "Sys.getenv \"RATE_LIMIT\""), ("main.bicepparam", "readEnvironmentVariable('RATE_LIMIT')"),
        ("a.psm1", "$env:RATE_LIMIT"),
        ("a.py", "from base import BaseConf\n\nclass Conf(BaseConf):\n    rate_limit: int\n"),
        ("a.py", "os.getenv(f\"{kind}_LIMIT\")"), ("a.py", "os.getenv('%s_LIMIT' % kind)"),
        ("a.py", "{k: v for k, v in os.environ.items() if k.startswith('RATE_')}"),
    ])
    func read(path: String, text: String) {
        #expect(readers([".env": "RATE_LIMIT=1\n", path: text]).isReadByCode("RATE_LIMIT"))
    }

    @Test(arguments: [
        ("a.py", "# RATE_LIMIT\nos.getenv('X')"), ("a.js", "// RATE_LIMIT\n/* process.env.RATE_LIMIT */ process.env.X"),
        ("a.py", "\"\"\"Reads RATE_LIMIT.\"\"\"\nos.getenv('X')"), ("README.md", "RATE_LIMIT"),
        ("run.sh", "export RATE_LIMIT=1"),
        ("Dockerfile", "FROM a\nENV RATE_LIMIT=1"), ("deploy.yaml", "env:\n  - name: RATE_LIMIT\n    value: 1"),
        (".env.example", "RATE_LIMIT=1"), ("a.py", "rate_limit = os.getenv('X')"),
        ("a.go", "rateLimit := os.Getenv(\"X\")"),
        ("node_modules/a.js", "process.env.RATE_LIMIT"), ("a.py", "os.getenv('RATE_LIMITS')"),
        ("ci.yaml", "env:\n  RATE_LIMIT: 1\n"),
        ("a.py", "from base import BaseConf\nrate_limit = 1\nclass Conf(BaseConf):\n    other: int\n"),
        ("a.py", "from pydantic import BaseModel\nclass Conf(BaseModel):\n    rate_limit: int\n"),
    ])
    func notRead(path: String, text: String) {
        #expect(!readers([".env": "RATE_LIMIT=1\n", path: text]).isReadByCode("RATE_LIMIT"))
    }

    @Test func libraries() {
        let found = readers([
            ".env": "MAILCAT_KEY=1\nPEAR_KEY=1\n", "package.json": "{\"@mailcat/sdk\": 1}", "a.js": "env",
        ])
        #expect(found.isRead("MAILCAT_KEY") && !found.isRead("PEAR_KEY"))
        #expect(!found.isReadByCode("MAILCAT_KEY"))
        let shop = readers([
            ".env": "SESSION_SECURE=1\n", "composer.json": "{\"laravel/framework\": 1}", "a.php": "env()",
        ])
        #expect(shop.isRead("SESSION_SECURE"))
    }

    @Test func whereNamesStand() {
        let found = readers([".env": "LIMIT=1\n", "a.py": "import os\nLIMIT = os.getenv('LIMIT')\n"])
        #expect(found.exact["LIMIT"]?.map(\.line) == [2, 2] && found.exact["LIMIT"]?.map(\.path) == ["a.py", "a.py"])
        let bound = readers([".env": "LIMIT=1\n", "a.py": "class S(BaseSettings):\n    limit: int = 1\n"])
        #expect(bound.fields[NormalName.mark("LIMIT".utf8)]?.map(\.line) == [2])
        #expect(bound.fields[NormalName.mark("LIMIT".utf8)]?.map(\.expected) == [.integer])
    }

    @Test func whatNamesAreComparedWith() {
        let found = readers([".env": "ON=1\n", "a.js": "x = process.env.ON === 'true'\n  || process.env.ON === '1'\n"])
        #expect(found.exact["ON"]?.map(\.compared) == ["true", "1"])
    }

    @Test func whoseTheFilesOfAFolderAre() {
        let found = readers([
            "a/.env": "A_TLS=1\n", "a/.env.local": "B_TLS=1\nC_TLS=1\n", "b/.env": "D_TLS=1\n",
            "a.py": "os.getenv('A_TLS')",
        ])
        #expect(found.ownFolders == ["a": true, "b": false])
    }

    /// A word is looked at as a whole only where it may be a name.
    @Test func longWords() {
        let text =
            "x = '" + String(repeating: "a-", count: 100_000) + "limit'; y = "
            + String(repeating: "process.", count: 20_000) + "env"
        let found = readers([".env": "RATE_LIMIT=1\n", "a.js": text, "b.go": "viper.Get(\"rate.limit\")"])
        #expect(found.hasCode && found.prefixes.isEmpty && !found.isReadByCode("RATE_LIMIT"))
        #expect(found.loose[NormalName.mark("ratelimit".utf8)] == [.go])
    }

    @Test func tooManyNamesAreNotJudged() {
        let names = (0...5000).map { "A\($0)=1\n" }.joined()
        #expect(!readers([".env": names, "a.py": "os.environ"]).isComplete)
        #expect(readers([".env": "A=1\n", "a.py": "os.environ"]).isComplete)
    }

    @Test func whetherThereIsCode() {
        #expect(readers([".env": "A=1\n", "a.py": "import os\nos.environ\n"]).hasCode)
        #expect(!readers([".env": "A=1\n", "a.py": "print(1)\n", "run.sh": "echo $A\n"]).hasCode)
    }

    @Test func whatIsNoText() {
        #expect(!readers([".env": "A_TLS=1\n", "a.py": "\0os.getenv('A_TLS')"]).isReadByCode("A_TLS"))
    }

    @Test func aHugeProjectIsNotJudged() {
        // Not text, so that reading takes no time.
        let text = [UInt8](repeating: 0, count: 1 << 20)
        let surroundings = Surroundings(root: "") { path, _ in
            path == ".env" ? Array("A=1\n".utf8) : text
        } list: { folder in
            let names = folder.isEmpty ? [".env"] + (0..<70).map { "a\($0).py" } : []
            return names.map { Surroundings.Entry($0, isFolder: false) }
        }
        #expect(!surroundings.variableReaders().isComplete)
    }
}

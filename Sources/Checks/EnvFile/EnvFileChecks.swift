/// The one registration of the rules about what stands in environment files.
enum EnvFileChecks {
    static let all: [any EnvFileCheck.Type] = [
        DeadSetting.self,
        DefaultPassword.self,
        ExampleWithValue.self,
        LeftPlaceholder.self,
        MountedEnvFile.self,
        NotIgnored.self,
        SharedSecret.self,
        UnparsableValue.self,
    ]
}

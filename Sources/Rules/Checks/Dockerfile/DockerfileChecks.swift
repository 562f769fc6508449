/// The one registration of the rules about Dockerfiles.
enum DockerfileChecks {
    static let all = users + images + packages + downloads + transport + secrets + files + runtime + structure

    private static let users: [any DockerfileCheck.Type] = [
        GrantedSudo.self,
        LowUserIdentifier.self,
        MissingUser.self,
        NamedUser.self,
        RootUser.self,
        SetUserIdentifier.self,
        Sudo.self,
        TriggeredRootUser.self,
        UnusedAccount.self,
    ]

    private static let images: [any DockerfileCheck.Type] = [
        FloatingTag.self
    ]

    private static let packages: [any DockerfileCheck.Type] = []

    private static let downloads: [any DockerfileCheck.Type] = [
        PipedToInterpreter.self
    ]

    private static let transport: [any DockerfileCheck.Type] = [
        UncheckedCertificate.self
    ]

    private static let secrets: [any DockerfileCheck.Type] = [
        AccountPassword.self,
        BakedPrivateKey.self,
        CopiedSecretFile.self,
        CredentialOnCommandLine.self,
        LeakedSecretMount.self,
        ReadableSecretMount.self,
        RemovedSecret.self,
        SecretVariable.self,
        UncheckedHostKey.self,
    ]

    private static let files: [any DockerfileCheck.Type] = [
        AddedLocalFile.self,
        CopiedContext.self,
        CopiedFilesystem.self,
        CopiedLeftovers.self,
        IgnoredSource.self,
        IncompleteIgnoreFile.self,
        SensitiveVolume.self,
        SystemWorkingDirectory.self,
        WorldWritable.self,
        WritableProgram.self,
    ]

    private static let runtime: [any DockerfileCheck.Type] = [
        AdministrationPort.self
    ]

    private static let structure: [any DockerfileCheck.Type] = []
}

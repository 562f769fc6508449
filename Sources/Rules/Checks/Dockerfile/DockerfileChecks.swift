/// The one registration of the rules about Dockerfiles.
enum DockerfileChecks {
    static let all = users + images + packages + downloads + transport + secrets + files + runtime + structure + caches
        + labels

    private static let users: [any DockerfileCheck.Type] = [
        MissingUser.self,
        RootUser.self,
        Sudo.self,
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

    private static let secrets: [any DockerfileCheck.Type] = []

    private static let files: [any DockerfileCheck.Type] = [
        AddedLocalFile.self
    ]

    private static let runtime: [any DockerfileCheck.Type] = [
        AdministrationPort.self
    ]

    private static let structure: [any DockerfileCheck.Type] = [
        ConsecutiveRun.self,
        ConstantPlatform.self,
        CopyFromItself.self,
        DeprecatedMaintainer.self,
        DuplicateStageName.self,
        ForbiddenTrigger.self,
        InlineIgnore.self,
        MultipleCmd.self,
        MultipleEntrypoint.self,
        MultipleHealthcheck.self,
        RedundantTargetPlatform.self,
        ReplacedShell.self,
        ReservedStageName.self,
        ShellFormCommand.self,
        SiblingVariable.self,
        SparseLoginLog.self,
        UnknownCopySource.self,
        WgetAndCurl.self,
        WgetProgress.self,
    ]

    private static let caches: [any DockerfileCheck.Type] = [
        AptTool.self,
        KeptApkIndex.self,
        KeptAptLists.self,
        KeptDnfCache.self,
        KeptPipCache.self,
        KeptYarnCache.self,
        KeptYumCache.self,
        KeptZypperCache.self,
        UnansweredApt.self,
        UnansweredDnf.self,
        UnansweredYum.self,
        UnansweredZypper.self,
    ]

    private static let labels: [any DockerfileCheck.Type] = [
        EmptyLabel.self,
        InvalidLabelKey.self,
        LabelEmail.self,
        LabelGitHash.self,
        LabelLicense.self,
        LabelTime.self,
        LabelURL.self,
        LabelVersion.self,
        MissingLabel.self,
        SuperfluousLabel.self,
    ]
}

/// The one registration of the rules about Dockerfiles.
enum DockerfileChecks {
    static let all =
        users + images + packages + downloads + transport + secrets + files + runtime + structure + caches
        + labels + ignores

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
        EndedBaseImage.self,
        FloatingSourceTag.self,
        FloatingTag.self,
        OpenBaseImage.self,
        UnpinnedDigest.self,
        UntrustedFrontend.self,
        UntrustedRegistry.self,
        UnverifiedImage.self,
    ]

    private static let packages: [any DockerfileCheck.Type] = [
        DistributionUpgrade.self,
        InstallScripts.self,
        MissingPackageHashes.self,
        PackageUpgrade.self,
        RecommendedPackages.self,
        StalePackageIndex.self,
        UncheckedPackageSignature.self,
        UnlockedNodeInstall.self,
        UnpinnedApkPackage.self,
        UnpinnedAptPackage.self,
        UnpinnedCrate.self,
        UnpinnedDNFPackage.self,
        UnpinnedGem.self,
        UnpinnedGoModule.self,
        UnpinnedNodePackage.self,
        UnpinnedPythonPackage.self,
        UnpinnedYumPackage.self,
        UnpinnedZypperPackage.self,
    ]

    private static let downloads: [any DockerfileCheck.Type] = [
        PipedToInterpreter.self,
        RemoteAddWithoutChecksum.self,
        UnpinnedGitClone.self,
        UnverifiedDownload.self,
    ]

    private static let transport: [any DockerfileCheck.Type] = [
        CertificateSwitch.self,
        ClearTextTransfer.self,
        RedirectToClearText.self,
        UncheckedCertificate.self,
        UncheckedRepositoryCertificate.self,
        WeakChecksum.self,
        WeakTLS.self,
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
        AdministrationPort.self,
        AttackTools.self,
        BuildDevice.self,
        BuildTools.self,
        ContainerEscape.self,
        DebugMode.self,
        HostNetwork.self,
        InsecureRun.self,
        InteractiveCommand.self,
        InvalidPort.self,
        LoginService.self,
        MissingHealthcheck.self,
        MissingPipefail.self,
        OpenNotebook.self,
        PrivilegedPort.self,
        UnquotedStartVariable.self,
        UnsafeSearchPath.self,
        WildcardOrigin.self,
        WritableContext.self,
    ]

    private static let structure: [any DockerfileCheck.Type] = [
        AsCasing.self,
        ChangedDirectory.self,
        ConsecutiveRun.self,
        ConstantPlatform.self,
        CopiedArchive.self,
        CopyDestinationSlash.self,
        CopyFromItself.self,
        DefinitionDescription.self,
        DeprecatedMaintainer.self,
        DuplicateStageName.self,
        EmptyContinuation.self,
        ForbiddenTrigger.self,
        InlineIgnore.self,
        InstructionCasing.self,
        InstructionOrder.self,
        LegacyKeyValue.self,
        MalformedJSON.self,
        MultipleCmd.self,
        MultipleEntrypoint.self,
        MultipleHealthcheck.self,
        ProtocolCasing.self,
        RedundantTargetPlatform.self,
        RelativeCopyDestination.self,
        RelativeWorkdir.self,
        ReplacedShell.self,
        ReservedStageName.self,
        ShellCheckDefect.self,
        ShellFormCommand.self,
        SiblingVariable.self,
        SparseLoginLog.self,
        StageNameCasing.self,
        Syntax.self,
        UndefinedArgument.self,
        UndefinedVariable.self,
        UnknownCopySource.self,
        UnknownFlag.self,
        UnknownInstruction.self,
        UnterminatedHeredoc.self,
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

    private static let ignores: [any DockerfileCheck.Type] = [
        ExpiredIgnore.self,
        UnusedIgnore.self,
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

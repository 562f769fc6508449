/// The one registration of the rules about compose files.
enum ComposeChecks {
    static let all: [any ComposeCheck.Type] = [
        AddedCapability.self,
        BuildArgumentSecret.self,
        ComposeRootUser.self,
        ComposeSyntax.self,
        DockerSocket.self,
        FloatingImage.self,
        HostDevice.self,
        HostNamespace.self,
        NewPrivileges.self,
        PrivilegedService.self,
        PublishedService.self,
        SensitiveMount.self,
        ServiceSecret.self,
        UncheckedService.self,
        UnconfinedProfile.self,
        UnexposedPort.self,
        WritableFilesystem.self,
    ]
}

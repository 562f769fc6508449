internal import Rules
internal import YAML

/// A device with which a container reaches the host's memory or disks.
enum HostDevice: ComposeCheck {
    static let rule = Rule(
        compose: "compose/host-device", "Device of the host",
        why: """
            The service gets a device that holds the host's memory or its file systems. Root in the container reads and writes \
            everything there, whatever its mounts are.
            """,
        severity: .high,
        remediation: "Leave the device out; give a folder (volumes) or a device that holds nothing of the host.",
        references: ["https://docs.docker.com/reference/compose-file/services/#devices"],
        cwe: "CWE-668",
        aliases: ["compose-lint:CL-0016"],
        bad: [
            "services:\n  web:\n    image: app:1.2\n    devices:\n      - «/dev/sda:/dev/xvda:rwm»\n",
            "services:\n  web:\n    image: app:1.2\n    devices: [\"«/dev/mem»\"]\n",
            "services:\n  web:\n    image: app:1.2\n    devices:\n      - source: «/dev/nvme0n1»\n        target: /dev/disk\n",
            "services:\n  web:\n    image: app:1.2\n    devices:\n      - «/dev:/dev»\n",
        ],
        good: [
            "services:\n  web:\n    image: app:1.2\n    volumes: [\"data:/data\"]\n",
            "services:\n  web:\n    image: app:1.2\n    devices:\n      - /dev/ttyUSB0:/dev/ttyUSB0\n      - /dev/dri\n",
            "services:\n  web:\n    image: app:1.2\n    devices:\n      - vendor.com/gpu=0\n",
        ])

    private static let names: Set = [
        "/dev", "/dev/mem", "/dev/kmem", "/dev/port", "/dev/kmsg", "/dev/mapper", "/dev/disk",
    ]
    private static let starts = [
        "/dev/sd", "/dev/nvme", "/dev/vd", "/dev/xvd", "/dev/dm-", "/dev/md", "/dev/mmcblk", "/dev/mapper/",
    ]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            service.items("devices").compactMap { node in
                guard let place = node["source"] ?? (node.scalar == nil ? nil : node),
                    let text = place.composeText?.value
                else { return nil }
                let path = FolderPath.normal(String(text.prefix { $0 != ":" }))
                guard names.contains(path) || starts.contains(where: path.hasPrefix) else { return nil }
                return CheckFinding(place.textRange, "service \(service.name) gets \(path) of the host")
            }
        }
    }
}

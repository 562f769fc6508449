internal import Dockerfile
internal import ShellSyntax

/// A place that names an image.
struct UsedImage {
    /// What takes the image.
    enum Kind: Hashable {
        case base
        /// `COPY --from`
        case copy
        /// `RUN --mount=from=`
        case mount
    }

    let image: ImageReference
    let word: Word
    let kind: Kind
}

extension AuditedDockerfile {
    /// The images of FROM, `COPY --from` and `RUN --mount=from=`; stages and scratch are none.
    ///
    /// A bare name behind `--from` counts if an official image has it: others are contexts that the build is given.
    var usedImages: [UsedImage] {
        let ofTriggers = document.instructions.compactMap(\.trigger).flatMap { trigger in
            ([trigger.flag("from")?.value].compactMap { $0 }.map { ($0, UsedImage.Kind.copy) }
                + trigger.mounts.compactMap(\.from).map { ($0, UsedImage.Kind.mount) })
                .compactMap { word, kind -> UsedImage? in
                    // Without a tag it may be a stage of the file that the trigger will run in.
                    guard let name = value(of: word, in: trigger) else { return nil }
                    let image = ImageReference(name)
                    guard image.tag != nil || image.digest != nil || name.contains("/") else { return nil }
                    return UsedImage(image: image, word: word, kind: kind)
                }
        }
        return ofTriggers
            + graph.stages.flatMap { stage in
                var images: [UsedImage] = []
                if case .image(let image) = stage.base, let word = stage.from.from?.image {
                    images.append(UsedImage(image: image, word: word, kind: .base))
                }
                for source in stage.sources {
                    guard case .image(let image) = source.origin else { continue }
                    let isBare = image.registry == nil && image.tag == nil && image.digest == nil
                    if isBare, !image.repository.contains("/"), !EndOfLifeTable.isOfficial(image.repository) {
                        continue
                    }
                    images.append(UsedImage(image: image, word: source.word, kind: source.isMount ? .mount : .copy))
                }
                return images
            }
    }
}

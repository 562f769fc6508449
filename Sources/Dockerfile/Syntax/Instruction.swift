/// An instruction with its heredocs.
public struct Instruction: Sendable {
    /// Its number in the file, from 0; what ONBUILD holds has that of ONBUILD.
    public let index: Int
    /// Which one it is.
    public let kind: InstructionKind
    /// The keyword as written.
    public let keyword: Word
    /// The flags before the first other word.
    public let flags: [Flag]
    /// The instruction without continuations and heredocs; spans are offsets in it.
    public let text: LogicalText
    /// Where the arguments behind the flags stand in the text.
    public let arguments: Range<Int>
    /// The arguments.
    public internal(set) var body: InstructionBody
    /// The heredocs, in order.
    public internal(set) var heredocs: [Heredoc] = []
    /// From the keyword, or a continuation before it, to the end of the last line, heredocs included.
    public internal(set) var range: Range<Int>

    /// The last flag of a name.
    public func flag(_ name: String) -> Flag? { flags.last { $0.name.value == name } }

    /// The instruction that ONBUILD holds.
    public var trigger: Instruction? {
        if case .trigger(let instruction) = body { instruction } else { nil }
    }

    /// What ONBUILD holds, or the instruction itself.
    public var effective: Instruction { trigger ?? self }

    /// The arguments of FROM.
    public var from: FromArguments? {
        if case .from(let arguments) = body { arguments } else { nil }
    }

    /// The command of RUN, CMD, ENTRYPOINT, SHELL and `HEALTHCHECK CMD`.
    public var command: InstructionCommand? {
        switch body {
        case .command(let command): command
        case .healthcheck(let healthcheck): healthcheck.command
        default: nil
        }
    }

    /// The arguments of COPY and ADD.
    public var copy: CopyArguments? {
        if case .copy(let arguments) = body { arguments } else { nil }
    }

    /// The keys and values of ENV, LABEL and ARG; empty otherwise.
    public var pairs: [KeyValue] {
        if case .pairs(let pairs) = body { pairs } else { [] }
    }

    /// The words of EXPOSE and VOLUME; empty otherwise.
    public var words: [Word] {
        if case .words(let words) = body { words } else { [] }
    }

    /// The argument of USER, WORKDIR, STOPSIGNAL and MAINTAINER.
    public var word: Word? {
        if case .word(let word) = body { word } else { nil }
    }

    /// The argument of HEALTHCHECK.
    public var healthcheck: Healthcheck? {
        if case .healthcheck(let healthcheck) = body { healthcheck } else { nil }
    }

    /// The mounts of RUN, each made of fields.
    public var mounts: [Mount] {
        guard kind == .run else { return [] }
        return flags.compactMap { flag in
            guard flag.name.value == "mount", let value = flag.value else { return nil }
            return MountReader.mount(value, in: text).mount
        }
    }

    /// The heredoc that is the script of `RUN <<EOF`: nothing else stands in the command.
    public var script: Heredoc? {
        guard kind == .run, let heredoc = heredocs.first, heredoc.marker.span == arguments else { return nil }
        return heredoc
    }
}

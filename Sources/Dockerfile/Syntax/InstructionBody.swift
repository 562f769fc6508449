/// What an instruction's arguments are.
public enum InstructionBody: Sendable {
    /// FROM
    case from(FromArguments)
    /// RUN, CMD, ENTRYPOINT and SHELL
    case command(InstructionCommand)
    /// COPY and ADD
    case copy(CopyArguments)
    /// ENV, LABEL and ARG
    case pairs([KeyValue])
    /// EXPOSE and VOLUME
    case words([Word])
    /// USER, WORKDIR, STOPSIGNAL and MAINTAINER: all that follows is one word.
    case word(Word)
    /// HEALTHCHECK
    case healthcheck(Healthcheck)
    /// ONBUILD
    indirect case trigger(Instruction)
    /// An unknown instruction, or one without the arguments it needs; what there is stands in `arguments`.
    case unread
}

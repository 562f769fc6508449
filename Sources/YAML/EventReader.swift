internal import CYAML

/// The events of a stream, by libyaml. The bytes have to outlive it.
struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let offsets: CharacterOffsets

    init(_ bytes: UnsafeBufferPointer<UInt8>, offsets: CharacterOffsets) throws(YAMLError) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        self.offsets = offsets
        guard yaml_parser_initialize(parser) == 1 else {
            throw YAMLError(line: 1, column: 1, message: "out of memory")
        }
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event that matters, or nil at the end of the stream.
    mutating func next() throws(YAMLError) -> Event? {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw error }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT: return nil
            case YAML_STREAM_START_EVENT, YAML_NO_EVENT: continue
            default: return read(event)
            }
        }
    }

    private func read(_ event: yaml_event_t) -> Event? {
        let data = event.data
        var result = Event(kind: .documentEnd, start: place(event.start_mark), end: place(event.end_mark))
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
        case YAML_ALIAS_EVENT: result.kind = .alias(Self.text(data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
            result.kind = .scalar(
                YAMLScalar(text: String(decoding: bytes, as: UTF8.self), style: Self.style(data.scalar.style)))
            result.anchor = Self.text(data.scalar.anchor)
            result.tag = Self.text(data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .sequenceStart
            result.anchor = Self.text(data.sequence_start.anchor)
            result.tag = Self.text(data.sequence_start.tag)
            result.isFlow = data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            result.kind = .mappingStart
            result.anchor = Self.text(data.mapping_start.anchor)
            result.tag = Self.text(data.mapping_start.tag)
            result.isFlow = data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        default: result.kind = .mappingEnd
        }
        return result
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func place(_ mark: yaml_mark_t) -> Place {
        offsets.place(character: Int(mark.index), line: Int(mark.line), column: Int(mark.column))
    }

    /// What libyaml says went wrong; its sentences are constants.
    private var error: YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
        if parser.pointee.error == YAML_READER_ERROR {
            return YAMLError(offsets.place(offset: Int(parser.pointee.problem_offset)), problem)
        }
        let context = parser.pointee.context.map { " " + String(cString: $0) } ?? ""
        return YAMLError(place(parser.pointee.problem_mark), problem + context)
    }
}

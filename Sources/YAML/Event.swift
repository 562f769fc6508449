/// What libyaml reports, in Swift's terms.
struct Event {
    enum Kind {
        case documentStart, documentEnd
        case scalar(YAMLScalar)
        case alias(String)
        case sequenceStart, sequenceEnd
        case mappingStart, mappingEnd
    }

    var kind: Kind
    var anchor: String?
    var tag: String?
    var start: Place
    var end: Place
    /// Whether brackets show where a collection ends.
    var isFlow = false
}

/// Why an object, a pack or an index cannot be read: one clause.
struct Damage: Error, Hashable {
    var reason: String
    /// What is asked for is more than is done, and nothing needs to be wrong with it.
    var isLimit = false

    init(_ reason: String) { self.reason = reason }

    /// An object larger than is read.
    static var tooLarge: Damage {
        var damage = Damage(
            "it is larger than \(ObjectReader.sizeLimit >> 20) MiB, the most that is read of one object")
        damage.isLimit = true
        return damage
    }

    /// An object of such a size that is to be hashed.
    static var tooLargeToHash: Damage {
        var damage = Damage(
            "it is larger than \(ObjectReader.sizeLimit >> 20) MiB, the most that is hashed of one object")
        damage.isLimit = true
        return damage
    }

    /// For a report.
    var clause: String { isLimit ? reason : "it is damaged: \(reason)" }
}

/// A block while its lines are read.
struct SettingSection {
    var name: SettingWord
    var arguments: [SettingWord]
    var children: [Setting] = []

    var setting: Setting { Setting(name: name, arguments: arguments, children: children) }
}

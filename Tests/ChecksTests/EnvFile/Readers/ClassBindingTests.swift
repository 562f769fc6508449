import Testing

@testable import Checks

@Suite struct ClassBindingTests {
    @Test(arguments: [
        ("class S(BaseSettings):\n", ClassBinding.certain), ("class S(AppSettings):\n", .certain),
        ("from base import BaseConf\n\nclass Conf(BaseConf):\n    a: int\n", .likely),
        ("class Conf(core.config.Base):\n", .likely), ("  class EnvModel(Common, Mixin):\n", .likely),
        ("class BaseConf:\n    a: int\nclass Conf(BaseConf):\n    b: int\n", .none),
        ("class Conf(BaseModel):\n", .none),
        ("class Conf(dict):\n", .none), ("class Conf:\n", .none), ("class User(Base):\n", .none), ("class ", .none),
        ("", .none),
    ])
    func texts(text: String, expected: ClassBinding) {
        #expect(ClassBinding(in: Array(text.utf8)) == expected)
    }
}

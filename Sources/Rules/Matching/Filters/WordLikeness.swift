/// Tells text that people write from text that a random generator wrote.
package enum WordLikeness {
    /// Log-odds, in bits, that the letters of `value` come from words and not from a uniform generator: above zero, words.
    ///
    /// A run of letters is judged by its pairs; `camelCase` and anything but a letter begins a new run. Every change of case that
    /// is no camel hump counts against words, as does every digit between letters.
    static func score(_ value: UnsafeRawBufferPointer) -> Double {
        var quarters = 0
        var previous = Self.start
        var lastWasUpper = false
        var lastWasLetter = false
        for byte in value {
            guard ASCII.isLetter(byte) else {
                if ASCII.isDigit(byte), lastWasLetter { quarters -= 4 }
                previous = Self.start
                lastWasLetter = false
                continue
            }
            let upper = ASCII.isUpper(byte)
            let letter = Int((byte | 0x20) - UInt8(ascii: "a"))
            if lastWasLetter, upper != lastWasUpper {
                if upper {
                    // A hump begins a word.
                    previous = Self.start
                    quarters -= 6
                } else if previous != Self.start {
                    quarters -= 2
                }
            }
            quarters += odds(previous, letter)
            previous = letter
            lastWasUpper = upper
            lastWasLetter = true
        }
        return Double(quarters) / 4
    }

    /// Whether `value` reads like words, an identifier or a file name: mostly letters, and letters of words.
    package static func readsLikeWords(_ value: UnsafeRawBufferPointer) -> Bool {
        if isNumberedName(value) { return true }
        let letters = value.count { ASCII.isLetter($0) }
        guard letters * 10 >= value.count * 6 else { return false }
        let bits = score(value)
        // A long value must be worth as many bits a letter as a short one.
        return bits > Double(letters) * 0.15
    }

    /// `0002_auto_20160321_1448`, `OBJ_pkcs12_BagIds`: three words and more, digits only behind the letters of a word.
    private static func isNumberedName(_ value: UnsafeRawBufferPointer) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard parts.count >= 3, value.count <= 64, value.contains(where: ASCII.isLetter) else { return false }
        return parts.allSatisfy { part in
            let letters = part.prefix(while: ASCII.isLetter)
            let digits = part.dropFirst(letters.count)
            return !part.isEmpty && letters.count <= 12 && digits.count <= 8 && digits.allSatisfy(ASCII.isDigit)
        } && score(value) > -8
    }

    /// How often source text is likely to have these bytes, in quarter bits above chance; for comparing pieces of equal length.
    static func commonness(_ piece: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        var previous: Int?
        for byte in piece {
            guard ASCII.isLetter(byte) else {
                // Signs and digits are rarer than letters, a blank is not.
                sum += byte == 0x20 ? 8 : -6
                previous = nil
                continue
            }
            let letter = Int((byte | 0x20) - UInt8(ascii: "a"))
            sum += previous.map { odds($0, letter) } ?? odds(start, letter)
            previous = letter
        }
        return sum
    }

    private static let start = 26

    @inline(__always)
    private static func odds(_ previous: Int, _ letter: Int) -> Int {
        Int(table[previous * 26 + letter]) - 79
    }

    /// Quarter bits, offset by 79, of how much more likely the column's letter is behind the row's (last row: at the start of a
    /// word) than one in 26. Trained on the identifiers and texts of the Python 3.11 and Perl 5.36 libraries: 58,398 words,
    /// each weighted by the logarithm of its count.
    private static let table: [UInt8] = Array(
        #"""
        DORPAENAM<HUQU;P;VRWKIFHK@
        ULMKUJGDUM@WIHTI?RRJSCA?M@
        UDLJUFAUP6RQIDXG;PMUOB?=H:
        TKJOZMJCXC@MIHSI@NQMOFCDH=
        PGRTLMKBI;BQNUFMHXVSCKIOG>
        SGKKSTFBY??SIHVJ=SNQQBB?I:
        REJHZGLQS;=PKRPH<USLPFD@DB
        YGGIYFBAV:EKKIVG<OMQMBB;L<
        NLSOOLO<@=DQPZSL?NTT@M8F7L
        WJKMXHFDQFLIJKXJ;HSHVFHDD@
        SIJJ[IJIVBFOKNQI>KULNEMDIA
        VFINYGD?X;CSEEUI:DPONF??Q;
        YNFIYEC@U8BJNFTU>FOIOD?@I<
        SFRTULVDQ?IIFKRH=ETWLMA>E?
        JLPQEJMAJ@HRRYMP6WPPRLNEA=
        VCJJWHCNP7DTEFUP;VOQNDC?N;
        JIIIFKBFH??RIICKIQRL_IEA@F
        VFNMYHL@U9JJOLTI;ORQLHB:K8
        OCQGWIEQT;JMIGQQGGSYQEG?K;
        TELHXHBQX7?KIGSI=UQNLCF@O@
        OROLQKK<O;ATSWHQ6UTU?A<C=>
        YGJI\GFCW;AGIGPJ8IMG@AEEF=
        WGJLVIFQW<FLHQUGASRKAEED?;
        OIRMTOCJT>AMOIKWAJNXHIEQKD
        PKNMQLKEP@DQQRNYCNUSIJJDFH
        VEHJ]IFKT?EJJGRJAGKKHBBEKL
        ROTRPPNMQGHPQOLREQUPMKLGCE
        """#.utf8.filter { $0 != UInt8(ascii: "\n") })
}

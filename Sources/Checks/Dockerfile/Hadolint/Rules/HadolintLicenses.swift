/// The licences that hadolint 2.15.1 knows: its list is older than the audit's, and leaves out what is deprecated.
enum HadolintLicenses {
    /// By exact name.
    static func contain(_ name: String) -> Bool { LicenseTable.names.contains(name) && !unknown.contains(name) }

    private static let unknown = Set(
        """
        3D-Slicer-1.0 AGPL-1.0 AGPL-3.0 AMD-newlib any-OSI any-OSI-perl-modules Artistic-dist Aspell-RU
        Boehm-GC-without-fee BSD-2-Clause-first-lines BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD
        BSD-2-Clause-pkgconf-disclaimer bzip2-1.0.5 Catharon CC-PDM-1.0 CC-SA-1.0 CryptoSwift cve-tou DocBook-DTD
        DocBook-Schema DocBook-Stylesheet DocBook-XML eCos-2.0 FSFULLRSD FSL-1.1-ALv2 FSL-1.1-MIT
        Game-Programming-Gems generic-xts GFDL-1.1 GFDL-1.2 GFDL-1.3 GPL-1.0 GPL-1.0+ GPL-2.0 GPL-2.0+
        GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception GPL-2.0-with-classpath-exception
        GPL-2.0-with-font-exception GPL-2.0-with-GCC-exception GPL-3.0 GPL-3.0+ GPL-3.0-with-autoconf-exception
        GPL-3.0-with-GCC-exception Gutmann HDF5 HIDAPI HPND-export-US-acknowledgement HPND-export2-US HPND-Intel
        HPND-merchantability-variant HPND-Netrek HPND-sell-variant-MIT-disclaimer-rev HPND-UC-export-US InnoSetup
        jove LGPL-2.0 LGPL-2.0+ LGPL-2.1 LGPL-2.1+ LGPL-3.0 LGPL-3.0+ libpng-1.6.35 man2html MIPS MIT-Click
        MIT-Khronos-old NCBI-PD NCL ngrep NTIA-PD Nunit OAR pkgconf PPL Ruby-pty Sendmail-Open-Source-1.1 SMAIL-GPL
        SOFA StandardML-NJ SUL-1.0 Sun-PPP-2000 ThirdEye threeparttable TrustedQSL Ubuntu-font-1.0
        Unlicense-libtelnet Unlicense-libwhirlpool wwl wxWindows X11-swapped xzoom
        """.split { $0 == " " || $0 == "\n" }.map { String($0) })
}

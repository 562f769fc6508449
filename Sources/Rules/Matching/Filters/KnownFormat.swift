/// Beginnings of tokens whose whole shape is known: what begins like one and is none was cut off, or made up.
enum KnownFormat {
    static func begins(_ value: UnsafeRawBufferPointer) -> Bool {
        beginnings.contains {
            value.starts(with: UnsafeRawBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
        }
    }

    private static let beginnings: [StaticString] = [
        "AIzaSy", "AKCp", "AKIA", "ASIA", "BBDC-", "CCIPAT_", "CCIPRJ_", "CFPAT-", "EAAA", "GOCSPX-", "HRKU-", "LTAI",
        "NF-",
        "NRAA-", "NRAK-", "NRBR-", "NRII-", "NRIQ-", "PMAK-", "PMAT-", "RGAPI-", "SG.", "SWMKEY-", "SWMTKN-", "aio_",
        "apify_api_",
        "bkua_", "cfat_", "cfk_", "cfut_", "cmVmdGtu", "dapi", "dckr_oat_", "dckr_pat_", "dop_v1_", "dp.pt.", "dp.st.",
        "duffel_", "figd_", "gho_", "ghp_", "ghr_", "ghs_", "ghu_", "github_pat_", "glagent-", "glc_", "gldt-",
        "gloas-",
        "glpat-", "glptt-", "glrt-", "glsa_", "glsoat-", "gsk_", "hf_", "hvb.", "hvr.", "hvs.", "ico-", "live_pub_",
        "lin_api_",
        "mercury_", "nfp_", "npm_", "nvapi-", "oy2", "pdl_live_", "pdl_sdbx_", "phc_", "phx_", "pnu_", "pplx-",
        "pscale_",
        "ptr_", "pub-c-", "pul-", "pypi-", "r8_", "ramp_", "rdme_", "rk_live_", "rk_test_", "rpa_", "rubygems_",
        "sb_publishable_",
        "sb_secret_", "sbp_", "sgp_", "shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shippo_", "sk-admin-",
        "sk-ant-",
        "sk-or-v1-", "sk-proj-", "sk_live_", "sk_test_", "sm_aat_", "sm_pat_", "sm_sat_", "sntrys_", "sntryu_", "spu-",
        "sq0",
        "sqa_", "sqco_", "sqp_", "squ_", "sub-c-", "test_pub_", "tfp_", "tskey-", "tvly-", "uca_", "ucat_", "vca_",
        "vci_",
        "vck_", "vcp_", "vcr_", "whsec_", "xai-", "xapp-", "xkeysib-", "xoxa-", "xoxb-", "xoxc-", "xoxd-", "xoxe",
        "xoxp-",
        "xoxr-", "xoxs-", "xsmtpsib-", "zpka_",
    ]
}

/// The style sheet of the HTML report.
enum HTMLStyle {
    static let text = #"""
        :root{color-scheme:light dark;
        --bg:light-dark(#fafaf8,#121315);--card:light-dark(#fff,#191b1e);--ink:light-dark(#1b1d21,#e8e8e5);
        --soft:light-dark(#5d6168,#9da1a8);--line:light-dark(#e5e4df,#2a2d31);--hover:light-dark(#f5f4f0,#1f2226);
        --code:light-dark(#f5f4f0,#101113);--link:light-dark(#2450b5,#8db0ff);
        --critical:light-dark(#a80f37,#ff7d97);--high:light-dark(#b54708,#ffa163);--medium:light-dark(#876200,#e6c15a);
        --low:light-dark(#246589,#7cbfe3);--info:light-dark(#5d6168,#9da1a8);
        --warn:light-dark(#8a5a00,#f0c460);--warnbg:light-dark(#fff8e6,#241e10);--good:light-dark(#1f7a4d,#6fce9c);
        --mark:light-dark(#fde4e4,#4a2029);--markink:light-dark(#8d0f2d,#ffb3c1);
        --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;
        --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
        :root[data-theme=light]{color-scheme:light}
        :root[data-theme=dark]{color-scheme:dark}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 var(--sans);font-variant-numeric:tabular-nums}
        .page{max-width:1200px;margin:0 auto;padding:0 28px 40px}
        h1,h2,h3,p,ul,ol,dl,dd,pre{margin:0}
        code,pre{font-family:var(--mono);font-size:12.5px}
        a{color:var(--link);overflow-wrap:anywhere;text-underline-offset:2px}
        button,input,select{font:inherit;color:inherit}
        button,summary,select{cursor:pointer}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        [hidden]{display:none!important}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .masthead{display:flex;align-items:center;gap:20px;padding:18px 0;border-bottom:1px solid var(--line)}
        .brand{display:flex;align-items:center;gap:8px;font-weight:650;font-size:15px;letter-spacing:-.01em}
        .brand svg,.mark,.open svg{fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
        .origin{display:flex;flex:1;min-width:0;flex-wrap:wrap;gap:2px 14px;color:var(--soft);font-size:13px}
        .origin .target{color:var(--ink);font-family:var(--mono);overflow-wrap:anywhere}
        .theme,.filters button,#clear,.copy{border:1px solid var(--line);background:var(--card);border-radius:6px;padding:5px 12px}
        .theme:hover,.filters button:hover,#clear:hover,.copy:hover{background:var(--hover)}
        .verdict{display:flex;gap:18px;align-items:center;padding:34px 0 26px}
        h1{font-size:30px;line-height:1.2;font-weight:640;letter-spacing:-.022em;text-wrap:balance}
        .verdict p{color:var(--soft);margin-top:6px;font-size:15px}
        .clean{flex-direction:column;text-align:center;padding:90px 0 70px}
        .mark{color:var(--good)}
        h2{font-size:16px;font-weight:640;letter-spacing:-.01em}
        h3{font-size:12px;font-weight:600;color:var(--soft)}
        .gaps{border:1px solid color-mix(in srgb,var(--warn) 35%,transparent);border-left:4px solid var(--warn);background:var(--warnbg);border-radius:8px;padding:16px 20px;margin-bottom:26px}
        .gaps h2{color:var(--warn)}
        .gaps p{margin:4px 0 10px}
        .gaps ul{list-style:none;padding:0}
        .gaps li{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:2px 18px;padding:6px 0;border-top:1px solid color-mix(in srgb,var(--warn) 18%,transparent);overflow-wrap:anywhere}
        .gaps summary{padding:8px 0 4px;font-weight:550}
        .severities{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:12px}
        .sev{display:flex;flex-direction:column;text-align:left;padding:14px 16px;border:1px solid var(--line);border-radius:10px;background:var(--card);color:var(--k)}
        .sev .n{font-size:26px;line-height:1.1;font-weight:620;letter-spacing:-.02em}
        .sev .l{color:var(--soft);font-size:13px;margin-top:3px}
        .sev:enabled:hover{border-color:color-mix(in srgb,var(--k) 50%,var(--line))}
        .sev[aria-pressed=true]{border-color:var(--k);box-shadow:inset 0 0 0 1px var(--k)}
        .sev:disabled{cursor:default;background:none}
        .sev:disabled .n{color:var(--soft);opacity:.55}
        .critical{--k:var(--critical)}.high{--k:var(--high)}.medium{--k:var(--medium)}.low{--k:var(--low)}.info{--k:var(--info)}
        .bar{display:block;width:100%;height:4px;margin:12px 0 0;border-radius:2px}
        .bar rect{fill:var(--k)}
        .coverage{display:flex;flex-wrap:wrap;margin-top:14px;border:1px solid var(--line);border-radius:10px;background:var(--card);overflow:hidden}
        .coverage>div{flex:1 1 110px;padding:11px 16px;box-shadow:-1px 0 0 var(--line),0 -1px 0 var(--line)}
        .coverage dt{color:var(--soft);font-size:12px}
        .coverage dd{font-weight:550}
        .coverage .warn dd{color:var(--warn)}
        section.findings,section.rules,section.notes{margin-top:38px}
        .filters{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:14px 0 10px}
        .filters input,.filters select{height:34px;border:1px solid var(--line);border-radius:6px;background:var(--card);padding:0 10px;max-width:100%}
        .filters button{height:34px;padding:0 12px}
        .search{flex:1 1 220px}
        .search input{width:100%}
        .filters select{max-width:190px}
        output{color:var(--soft);font-size:13px;min-width:96px;text-align:right}
        table,thead,tbody,td,th{display:block}
        table{border:1px solid var(--line);border-radius:10px;background:var(--card);margin-top:12px}
        tr{display:grid;grid-template-columns:122px minmax(0,5fr) minmax(0,6fr) 100px 108px 96px 74px}
        tr.detail{display:block}
        .finding{content-visibility:auto;contain-intrinsic-size:auto 59px}
        thead{position:sticky;top:0;z-index:1;background:var(--card);border-bottom:1px solid var(--line);border-radius:10px 10px 0 0}
        th{text-align:left;padding:0;font-weight:500}
        th.c-places button{text-align:right}
        th button{width:100%;text-align:left;border:0;background:none;padding:9px 12px;font:500 12px var(--sans);color:var(--soft);white-space:nowrap}
        th button:hover{color:var(--ink)}
        th button::after{content:"";display:inline-block;width:12px;text-align:right}
        th[aria-sort=ascending] button,th[aria-sort=descending] button{color:var(--ink);font-weight:600}
        th[aria-sort=ascending] button::after{content:"↑"}
        th[aria-sort=descending] button::after{content:"↓"}
        td.c-places{text-align:right;padding-right:20px}
        td{padding:10px 12px;min-width:0;overflow-wrap:anywhere}
        tbody.finding+tbody.finding .row{border-top:1px solid var(--line)}
        .row{cursor:pointer}
        .row:hover,.is-open .row{background:var(--hover)}
        .finding:last-of-type,.finding:last-of-type .row:last-child{border-radius:0 0 10px 10px}
        .row small{display:block;color:var(--soft);font:12px var(--mono)}
        .c-rule{font-weight:550}
        .c-path{font-family:var(--mono);font-size:12.5px;line-height:1.55}
        .c-confidence,.c-date{color:var(--soft)}
        .dir,.ln,.none,.sha{color:var(--soft)}
        .sha{margin-left:10px}
        .file{font-weight:600}
        .pseudo{font-style:italic}
        .open{display:flex;align-items:center;gap:8px;border:0;background:none;padding:0;text-align:left}
        .open svg{color:var(--soft);flex:none}
        .is-open .open svg{transform:rotate(90deg)}
        .badge{color:var(--k);font-weight:600}
        .badge::before{content:"";display:inline-block;width:8px;height:8px;border-radius:2px;background:var(--k);margin-right:7px}
        .pill{display:inline-block;font-size:12px;line-height:1.4;padding:1px 8px;border-radius:10px;border:1px solid var(--line);color:var(--soft);white-space:nowrap}
        .pill.in{color:var(--critical);border-color:color-mix(in srgb,var(--critical) 40%,transparent)}
        .js .finding:not(.is-open) .detail{display:none}
        .detail>td{padding:4px 12px 18px 32px;background:var(--hover);overflow-wrap:anywhere}
        .message{max-width:78ch}
        pre{display:flex;gap:14px;overflow-x:auto;background:var(--code);border:1px solid var(--line);border-radius:8px;padding:11px 14px;margin:10px 0 16px;line-height:1.5}
        pre .no{color:var(--soft);user-select:none}
        mark{background:var(--mark);color:var(--markink);border-radius:3px;padding:1px 3px}
        .columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:28px}
        .columns h3{margin-bottom:4px}
        .js .static,:root:not(.js) .copy,:root:not(.js) .open svg{display:none}
        .places{padding:0;list-style:none;font-family:var(--mono);font-size:12.5px;line-height:1.65;max-height:340px;overflow:auto}
        .links{padding:6px 0 0;list-style:none;font-size:13px}
        .facts{display:flex;flex-wrap:wrap;gap:10px 28px;margin-top:16px;padding-top:14px;border-top:1px solid var(--line)}
        .facts dt{font-size:12px;color:var(--soft)}
        .copy{font-size:12px;padding:0 8px;margin-left:4px}
        .nothing{padding:34px;text-align:center;color:var(--soft)}
        .advice{color:var(--soft);max-width:88ch;margin-top:6px}
        .rules article{border-top:1px solid var(--line);padding:16px 0;margin-top:14px;max-width:88ch}
        .rules article+article{margin-top:0}
        .rules h3{font-size:14px;color:var(--ink)}
        .rules h3 code{font-weight:400;color:var(--soft);margin-left:6px}
        .rules article>p{color:var(--soft);margin:4px 0 8px}
        .notes ul{list-style:none;padding:0;margin-top:10px}
        .notes li{padding:8px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
        .tag{font:12px var(--mono);color:var(--soft);margin-right:8px}
        footer{margin-top:44px;padding-top:16px;border-top:1px solid var(--line);color:var(--soft);font-size:13px}
        @media (max-width:820px){
        .page{padding:0 16px 32px}
        .masthead{flex-wrap:wrap;gap:8px 14px}.origin{order:3;flex-basis:100%}.brand{flex:1}
        .verdict{padding:26px 0 20px}h1{font-size:25px}.clean{padding:64px 0 52px}
        .gaps li,.columns{grid-template-columns:minmax(0,1fr)}
        .severities{gap:8px}.sev{padding:10px}.sev .n{font-size:21px}.sev .l{font-size:12px}
        .filters select{flex:1 1 140px}output{flex:1}
        thead tr{display:flex;flex-wrap:wrap;padding:4px 8px;border-bottom:1px solid var(--line)}
        thead{position:static}th button,th.c-places button{padding:6px 8px;text-align:left}
        .row{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 14px;padding:10px 12px}
        .row td,td.c-places{padding:0;width:auto;text-align:left}
        td.c-rule,td.c-path{flex-basis:100%}
        td.c-rule{order:1}td.c-path{order:2}td.c-confidence,td.c-date,td.c-head,td.c-places{order:3;font-size:12.5px}
        td.c-confidence::before{content:"confidence "}td.c-places::after{content:" places"}td.c-places.one{display:none}
        .row td:has(.none){display:none}
        .detail>td{padding:0 12px 16px}
        }
        @media (max-width:480px){.severities{gap:6px}.sev{padding:9px 8px}.sev .n{font-size:19px}.sev .l{font-size:11.5px}}
        @media print{
        :root,:root[data-theme]{color-scheme:light}
        body{background:#fff;font-size:11px}.page{max-width:none;padding:0}
        .theme,.filters,.copy,.open svg{display:none!important}
        .finding .detail{display:block!important}.finding{content-visibility:visible}.js .static{display:block}.js .fix .remedy{display:none}
        .row,.detail>td{background:none!important}
        thead{position:static}.row{break-after:avoid;break-inside:avoid}.sev,.facts,pre,article{break-inside:avoid}.places{columns:330px}@page{margin:14mm}pre{white-space:pre-wrap}.places{max-height:none}
        }
        """#
}

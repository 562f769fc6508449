import Settings

/// A file of each format that uses most of it.
enum Samples {
    static let all: [SettingsFormat: [String]] = [
        .json: ["{\"a\": [1, -2.5e3, true, null, \"x\\u00e9\\n\"], // c\n \"b\": {\"c\": {}, 'd': [ /* e */ ],},\n}\n"],
        .yaml: [
            "a: &a\n  b: [1, 'x', \"y\\n\"]\nc:\n  <<: *a\n  d: |\n    text\n---\n- é\n",
            "{{- if .Values.x }}\nkind: A\nname: {{ .Values.y }}-z\nimage: \"{{ .a }}:{{ index .b \"c\" }}\"\n{{- end }}\n",
        ],
        .toml: [
            "a = 1\n[b.c]\nd = [ \"x\", 'y', 1.5, true, 1979-05-27 ]\ne.f = { g = 1 }\n[[h]]\ni = \"\"\"\nx\n\"\"\"\n"
        ],
        .xml: [
            "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY e \"f\">]>\n<a b=\"c &amp; d\" e='f'><!-- x -->\n <g>h&#233;</g><i/><![CDATA[<j>]]></a>\n"
        ],
        .ini: ["a = b\n[s \"t\"]\nc: \"d ; e\" ; f\n  more\nlist =\n  x=1\n  y\n[u]\nv\nw = x \\\n  y\n"],
        .properties: ["a.b[0].c = d\\\n  e\na.b[1]=\\u00e9\n# x\nf\\ g: h\na.m[x.y] i\n"],
        .env: ["# x\nexport A=\"b\\n\nc\" # d\nB='e'\nC=f # g\nD=`h`\n"],
        .hcl: [
            "resource \"a\" \"b\" {\n  c = \"d-${var.e[\"f\"]}\"\n  g = [1, true, { h = null, \"i\" : 2 }] # j\n  k = jsonencode({ l = \"m\" })\n"
                + "  n = <<-EOT\n    o ${p}\n    EOT\n  q { r = 1 }\n  /* s */\n  t = u ? \"v\" : w(x,\n y)\n}\n"
        ],
        .nginx: [
            "http {\n  map $a $b { default 0; ~^x\\{ 1; }\n  server { # c\n    add_header X \"*; }\" always;\n    location ~ \"\\.(a|b){2}\" { return 200 'x\\'y'; }\n"
                + "    access_by_lua_block { if a then -- }\n print(\"}\") end }\n    set $c ${d}e;\n  }\n}\n"
        ],
        .apache: [
            "ServerName a # b\n<VirtualHost *:80>\n  Header set X \"a \\\"b\\\"\" \\\n    env=C\n  <Directory \"/a b\">\n    Options -Indexes\n  </Directory>\n</VirtualHost>\n"
        ],
        .caddy: [
            "{\n  debug\n}\n(s) {\n  header A b\n}\na.example, b.example {\n  import s\n  @m {\n    path /x\n  }\n  reverse_proxy @m {$C} {\n    to \"d e\" `f`\n  }\n"
                + "  respond <<EOF\n  text\n  EOF 200\n}\n"
        ],
        .haproxy: [
            "global\n  log /dev/log local0 # x\ndefaults\n  mode http\nfrontend f\n  bind :443 ssl crt \"/a b\"\n  http-response set-header X 'y z'\n  acl a path_beg /b\\ c\n"
        ],
    ]
}

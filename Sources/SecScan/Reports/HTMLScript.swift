/// The script of the HTML report: sorting, filtering, unfolding, copying, the theme. The page can be read without it.
enum HTMLScript {
    static let text = #"""
        "use strict";
        document.documentElement.classList.add("js");
        document.addEventListener("DOMContentLoaded", () => {
          const byID = id => document.getElementById(id);
          const root = document.documentElement;

          const theme = byID("theme");
          const prefersDark = matchMedia("(prefers-color-scheme: dark)");
          const isDark = () => (root.dataset.theme || (prefersDark.matches ? "dark" : "light")) === "dark";
          const nameTheme = () => { theme.textContent = isDark() ? "Light" : "Dark"; theme.setAttribute("aria-label", "Use the " + (isDark() ? "light" : "dark") + " theme"); };
          theme.hidden = false;
          theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; nameTheme(); });
          prefersDark.addEventListener("change", nameTheme);
          nameTheme();

          const table = byID("table");
          if (!table) return;
          const groups = Array.from(table.tBodies);
          const levels = ["low", "medium", "high", "certain"];
          const chosen = new Set();
          const texts = new Map();
          const textOf = group => {
            let text = texts.get(group);
            if (text === undefined) { text = group.textContent.toLowerCase(); texts.set(group, text); }
            return text;
          };

          const setOpen = (group, open) => {
            group.classList.toggle("is-open", open);
            group.querySelector(".open").setAttribute("aria-expanded", String(open));
            const fix = group.querySelector(".fix");
            if (open && !fix.querySelector(".remedy")) {
              const remedy = document.querySelector("#fix" + fix.dataset.fix + " .remedy");
              if (remedy) fix.append(remedy.cloneNode(true));
            }
          };
          const copy = async button => {
            const text = button.dataset.copy;
            try { await navigator.clipboard.writeText(text); }
            catch {
              const range = document.createRange();
              range.selectNodeContents(button.previousElementSibling);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
              document.execCommand("copy");
            }
            button.textContent = "Copied";
            setTimeout(() => { button.textContent = "Copy"; }, 1500);
          };
          table.addEventListener("click", event => {
            const button = event.target.closest("button");
            if (button && button.dataset.sort) return sort(button);
            if (button && button.dataset.copy) return copy(button);
            const row = event.target.closest(".row");
            if (row && (button || !String(getSelection()))) setOpen(row.parentNode, !row.parentNode.classList.contains("is-open"));
          });

          const keys = {
            severity: g => +g.dataset.severity, rule: g => g.dataset.rule, path: g => g.dataset.path,
            confidence: g => +g.dataset.confidence, date: g => +g.dataset.date,
            head: g => ["", "no", "yes"].indexOf(g.dataset.head), places: g => +g.dataset.places };
          const sort = button => {
            const heading = button.closest("th");
            const name = button.dataset.sort;
            const textual = name === "rule" || name === "path";
            const now = heading.getAttribute("aria-sort");
            const direction = now === "none" ? (textual ? "ascending" : "descending") : now === "ascending" ? "descending" : "ascending";
            for (const other of table.querySelectorAll("th")) other.setAttribute("aria-sort", other === heading ? direction : "none");
            const sign = direction === "ascending" ? 1 : -1;
            const key = keys[name];
            const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
            const order = groups.map((group, index) => ({ group, index, key: key(group), path: group.dataset.path, line: +group.dataset.line }));
            order.sort((a, b) => sign * compare(a.key, b.key) || (name === "path" ? sign * (a.line - b.line) : compare(a.path, b.path) || a.line - b.line) || a.index - b.index);
            const fragment = document.createDocumentFragment();
            for (const item of order) fragment.append(item.group);
            table.append(fragment);
          };

          const form = byID("filters"), search = byID("search"), rule = byID("rule"), confidence = byID("confidence"), head = byID("head");
          const severities = Array.from(document.querySelectorAll("[data-sev]"));
          const filter = () => {
            const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
            const least = levels.indexOf(confidence.value);
            let shown = 0;
            for (const group of groups) {
              const data = group.dataset;
              const keep = (!chosen.size || chosen.has(data.level)) && (!rule.value || data.rule === rule.value)
                && +data.confidence >= least && (!head.value || data.head === head.value)
                && (!words.length || words.every(word => textOf(group).includes(word)));
              if (group.hidden === keep) group.hidden = !keep;
              if (keep) shown += 1;
            }
            byID("count").value = shown === groups.length ? shown + " shown" : shown + " of " + groups.length + " shown";
            byID("nothing").hidden = shown > 0;
          };
          for (const button of severities) button.addEventListener("click", () => {
            const on = !chosen.has(button.dataset.sev);
            if (on) chosen.add(button.dataset.sev); else chosen.delete(button.dataset.sev);
            button.setAttribute("aria-pressed", String(on));
            filter();
          });
          form.hidden = false;
          form.addEventListener("input", filter);
          form.addEventListener("submit", event => event.preventDefault());
          byID("clear").addEventListener("click", () => {
            form.reset();
            chosen.clear();
            for (const button of severities) button.setAttribute("aria-pressed", "false");
            filter();
            search.focus();
          });
          const expand = byID("expand");
          expand.addEventListener("click", () => {
            const open = expand.textContent === "Expand all";
            for (const group of groups) if (!group.hidden) setOpen(group, open);
            expand.textContent = open ? "Collapse all" : "Expand all";
          });
          document.addEventListener("keydown", event => {
            if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); search.focus(); }
          });
          filter();
        });
        """#
}

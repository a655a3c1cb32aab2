#!/bin/bash
# tests-report.sh LABEL FOLDER [CLASS...]: how many tests of Surefire's reports ran and how many were skipped.
set -euo pipefail
label=$1
folder=$2
shift 2
python3 - "$label" "$folder" "$@" <<'PY'
import glob, sys, xml.etree.ElementTree as xml
label, folder, classes = sys.argv[1], sys.argv[2], set(sys.argv[3:])
ran = skipped = 0
for report in glob.glob(folder + "/TEST-*.xml"):
    for case in xml.parse(report).getroot().iter("testcase"):
        owner = case.get("classname", "").split("$")[0]
        if classes and owner not in classes:
            continue
        if case.find("skipped") is None:
            ran += 1
        else:
            skipped += 1
print(f"{label}: {ran} ran, {skipped} skipped")
PY

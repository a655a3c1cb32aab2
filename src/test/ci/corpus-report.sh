#!/bin/bash
# Says how much of the test corpus beside the project was used, and fails if it is there and was not.
set -euo pipefail
used=target/corpus-used.txt
corpus=${NEWSLOOM_CORPUS:-../shared/corpus}
if [ -s "$used" ]; then
  mapfile -t classes < <(cut -f 1 "$used" | sort -u)
  echo "the corpus: $(cut -f 2 "$used" | sort -u | wc -l) files of it read by ${#classes[@]} test classes"
  "$(dirname "$0")/tests-report.sh" "tests that read the corpus" target/surefire-reports "${classes[@]}"
elif [ -d "$corpus" ]; then
  echo "the corpus is at $corpus, but no test read it" >&2
  exit 1
else
  echo "the corpus is not here: 0 tests read it, those that want it were skipped"
fi

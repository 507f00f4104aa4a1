#!/bin/sh
# Trains the verifiers of quotations, models/de.quotes.free.bin and models/de.quotes.nc.bin, from fixed seeds.
#
#   tools/train/quotes.sh ../shared/corpora [WORK]            about a minute on one core; WORK is build/quotes
#   tools/train/quotes.sh --compare ../shared/corpora [WORK]  cross-validates the designs instead; some minutes
#
# Needs models/de.core.bin, and Python 3 with NumPy, with --compare PyTorch as well; PYTHON names it. SCORER is the corpora's
# eval/quotation_eval.py unless told otherwise.
set -eu

compare=no
[ "${1:-}" != --compare ] || { compare=yes; shift; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
corpora=$(cd "${1:?usage: tools/train/quotes.sh [--compare] CORPORA [WORK]}" && pwd)
work=${2:-$root/build/quotes}
mkdir -p "$work"
work=$(cd "$work" && pwd)
scorer=${SCORER:-$corpora/../eval/quotation_eval.py}
share=$root/build/release/share/laut
tools=$root/build/release/tools/train
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

say() { echo "quotes: $*"; }
python() { "${PYTHON:-python3}" "$@"; }

python -c 'import numpy' || { echo "quotes: Python needs NumPy (python3-numpy; or name another with PYTHON)" >&2; exit 1; }
say "tools"
(cd "$root" && cmake --preset release >/dev/null &&
  cmake --build --preset release --target laut-corpus laut_data laut-quotes laut-features >/dev/null)
"$root/build/release/bin/laut-corpus" convert --format quotations "$root/corpus/train" >"$work/free.jsonl"
"$tools/laut-quotes" --shape >"$work/shape"

# candidates NAME GOLD: what the constructions and guesses find in the texts.
candidates() {
  python "$scorer" "$2" --texts >"$work/$1.in.jsonl"
  "$tools/laut-quotes" "$share" <"$work/$1.in.jsonl" >"$work/$1.candidates.jsonl"
}
say "candidates"
candidates free "$work/free.jsonl"
candidates train "$corpora/quotations-de/train.jsonl"
if [ $compare = yes ]; then
  candidates dev "$corpora/quotations-de/dev.jsonl"
  python "$here/quotes.py" compare "$scorer" "$work/train.candidates.jsonl" "$corpora/quotations-de/train.jsonl" \
    "$work/dev.candidates.jsonl" "$corpora/quotations-de/dev.jsonl"
  exit
fi
say "free: corpus/train alone"
python "$here/quotes.py" train "$scorer" "$work/free.candidates.jsonl" "$work/free.jsonl" "$work/shape" "$work/free.raw" \
  --abroad
say "nc: quotations-de train, with corpus/train beside it"
python "$here/quotes.py" train "$scorer" "$work/train.candidates.jsonl" "$corpora/quotations-de/train.jsonl" "$work/shape" \
  "$work/nc.raw" --beside "$work/free.candidates.jsonl" "$work/free.jsonl"
for model in free nc; do "$tools/laut-features" --pack "$work/$model.raw" "$root/models/de.quotes.$model.bin"; done
say "wrote models/de.quotes.free.bin and models/de.quotes.nc.bin"

#!/bin/sh
# Trains models/de.core.bin from the corpora, in one go and from fixed seeds.
#
#   tools/train/train.sh ../shared/corpora [WORK]         about 40 minutes on two cores; WORK is build/train
#
# Needs Debian's default-jdk-headless, maven and fasttext, and Python 3 with PyTorch (a virtual environment in WORK gets it
# from PyPI). Steps whose result is in WORK already are not run again.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
corpora=$(cd "${1:?usage: tools/train/train.sh CORPORA [WORK]}" && pwd)
work=${2:-$root/build/train}
mkdir -p "$work/silver"
work=$(cd "$work" && pwd)
laut=$root/build/release/bin/laut
tool=$root/build/release/tools/train/laut-features
# Without the model that is to be made: a change of its format must not stop the making.
LAUT_DATA=$work/share
export LAUT_DATA
corenlp=4.5.7

say() { echo "train: $*"; }

for needed in java javac mvn fasttext python3 cmake; do
  command -v "$needed" >/dev/null || { echo "train: $needed is missing (see the head of $0)" >&2; exit 1; }
done
say "tools"
(cd "$root" && cmake --preset release >/dev/null && cmake --build --preset release --target laut-cli laut_data laut-features >/dev/null)
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/python" -c 'import torch' 2>/dev/null || "$work/venv/bin/pip" install -q -r "$here/requirements.txt"
python=$work/venv/bin/python

mkdir -p "$LAUT_DATA"
cp "$root/build/release/share/laut/de.pack" "$root/build/release/share/laut/de.lex" "$LAUT_DATA"
say "texts that are free: Wikinews, speeches, SmartData"
[ -s "$work/free.conllu" ] || {
  "$python" "$here/texts.py" "$corpora" >"$work/texts.jsonl"
  "$laut" read --quiet --jobs 1 --input jsonl --format conllu "$work/texts.jsonl" >"$work/free.part"
  mv "$work/free.part" "$work/free.conllu"
}
[ -s "$work/vectors.vec" ] || {
  say "word vectors"
  "$python" "$here/texts.py" --speeches "$corpora" >"$work/speeches.jsonl"
  { "$laut" read --quiet --jobs 1 --input jsonl --format conllu "$work/speeches.jsonl"
    for copy in 1 2 3; do cat "$work/free.conllu"; done; } | "$python" "$here/texts.py" --forms >"$work/forms.txt"
  fasttext skipgram -input "$work/forms.txt" -output "$work/vectors" -dim 128 -ws 3 -epoch 2 -minCount 6 -maxn 0 -neg 5 -thread 1 -seed 1
}
[ -s "$work/silver/free.silver" ] || {
  say "trees by CoreNLP $corenlp"
  for artifact in stanford-corenlp:$corenlp stanford-corenlp:$corenlp:jar:models-german; do
    mvn -q -B dependency:copy "-Dartifact=edu.stanford.nlp:$artifact" "-DoutputDirectory=$work/corenlp"
  done
  for artifact in com.google.protobuf:protobuf-java:3.19.6 org.ejml:ejml-core:0.39 org.ejml:ejml-ddense:0.39 org.ejml:ejml-simple:0.39; do
    mvn -q -B dependency:copy "-Dartifact=$artifact" "-DoutputDirectory=$work/corenlp"
  done
  javac -cp "$work/corenlp/*" -d "$work/classes" "$here/Silver.java"
  "$python" "$here/texts.py" --sentences "$work/free.conllu" >"$work/free.sentences"
  java -Xmx4g -cp "$work/corenlp/*:$work/classes" Silver <"$work/free.sentences" >"$work/silver/free.part"
  mv "$work/silver/free.part" "$work/silver/free.silver"
}
say "features"
"$python" "$here/prepare.py" "$corpora" "$work/silver" "$work" "$laut" "$tool" "$LAUT_DATA" "$work/vectors.vec"
say "network"
"$python" -W ignore "$here/core.py" "$work" "$work/core.pt"
"$python" -W ignore "$here/export.py" "$work" "$work/core.pt" "$tool" "$work/core.raw"
"$tool" --pack "$work/core.raw" "$root/models/de.core.bin"
say "wrote models/de.core.bin"

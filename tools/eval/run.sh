#!/bin/sh
# Scores laut on the corpora, measures its speed, and rewrites EVALUATION.md.
#
#   tools/eval/run.sh build/release/bin/laut ../shared/corpora ../shared/eval        (make eval CORPORA=../shared/corpora)
#
# Every figure is written with the command that made it; $LAUT, $CORPORA, $SCORERS and $WORK stand for the paths.
# docs/evaluation-notes.md, which people write, is appended as it stands. Works in build/eval.
set -eu

LAUT=$1 CORPORA=$2 SCORERS=$3
TOOLS=$(dirname "$0")
export TOOLS
CORPUS=$(dirname "$LAUT")/laut-corpus
export CORPUS
WORK=build/eval
REPORT=EVALUATION.md
export LAUT CORPORA SCORERS WORK
rm -rf "$WORK"
mkdir -p "$WORK"
for needed in "$LAUT" "$CORPORA" "$SCORERS"; do
  [ -e "$needed" ] || { echo "eval: $needed is missing (make eval CORPORA=... SCORERS=...)" >&2; exit 1; }
done

. "$(dirname "$0")/measure.sh"

# run NAME COMMAND...: runs the shell command, keeps what it prints in $WORK/NAME.txt and what it was in NAME.cmd.
run() {
  name=$1
  shift
  printf '%s\n' "$@" >"$WORK/$name.cmd"
  echo "eval: $name"
  for command; do sh -c "$command"; done >"$WORK/$name.txt" 2>"$WORK/$name.err" || {
    echo "eval: $name failed:" >&2
    tail -n 5 "$WORK/$name.err" >&2
    echo "failed: $(tail -n 1 "$WORK/$name.err")" >>"$WORK/$name.txt"
  }
}

scores() {
  for model in rules free nc; do
    run "quotations-$model" \
      '$SCORERS/quotation_eval.py $CORPORA/quotations-de/dev.jsonl --texts > $WORK/quotations.in.jsonl' \
      "\$LAUT read --model $model --quiet --input jsonl --format jsonl \$WORK/quotations.in.jsonl > \$WORK/quotations.$model.jsonl" \
      "\$SCORERS/quotation_eval.py \$CORPORA/quotations-de/dev.jsonl \$WORK/quotations.$model.jsonl --by-type"
  done
  run times \
    '$LAUT read --quiet --input timeml --format timeml --out $WORK/timeml $CORPORA/timex-de/gold' \
    '$SCORERS/timex_eval.py $CORPORA/timex-de/gold $WORK/timeml'
  run times-heideltime \
    '$SCORERS/timex_eval.py $CORPORA/timex-de/gold $CORPORA/timex-de/heideltime'
  run times-side-by-side \
    '$TOOLS/times_compare.py $SCORERS $CORPORA/timex-de/gold $WORK/timeml $CORPORA/timex-de/heideltime HeidelTime'
  run gold-quotations \
    '$CORPUS convert --format quotations corpus/gold > $WORK/gold-quotations.jsonl' \
    '$SCORERS/quotation_eval.py $WORK/gold-quotations.jsonl --texts > $WORK/gold-quotations.in.jsonl' \
    '$LAUT read --quiet --input jsonl --format jsonl $WORK/gold-quotations.in.jsonl > $WORK/gold-quotations.out.jsonl' \
    '$SCORERS/quotation_eval.py $WORK/gold-quotations.jsonl $WORK/gold-quotations.out.jsonl --by-type'
  run quantities \
    '$CORPUS convert --format document corpus/gold > $WORK/gold.jsonl' \
    '$LAUT times --quiet --input jsonl --format jsonl $WORK/gold.jsonl > $WORK/quantities.out.jsonl' \
    '$TOOLS/quantity_eval.py $WORK/gold.jsonl $WORK/quantities.out.jsonl' \
    '$TOOLS/quantity_eval.py --strict $WORK/gold.jsonl $WORK/quantities.out.jsonl'
  ledger_scores
  run names \
    '$SCORERS/ner_eval.py $CORPORA/ner-de/germeval2014-dev.tsv --texts > $WORK/names.in.jsonl' \
    '$LAUT read --quiet --input jsonl --format jsonl $WORK/names.in.jsonl > $WORK/names.out.jsonl' \
    '$SCORERS/ner_eval.py $CORPORA/ner-de/germeval2014-dev.tsv $WORK/names.out.jsonl'
  for part in gsd-dev:4 pud:10; do
    nth=${part#*:} part=${part%:*}
    run "core-$part" \
      "awk -v n=$nth -f tools/eval/every_nth.awk \$CORPORA/treebank-de/$part.conllu > \$WORK/$part.gold.conllu" \
      "\$LAUT read --quiet --input conllu --format conllu \$WORK/$part.gold.conllu > \$WORK/$part.conllu" \
      "\$SCORERS/conllu_eval.py \$WORK/$part.gold.conllu \$WORK/$part.conllu"
  done
}

# What the ledger is made of, against the project's gold, and the second hand against the same gold (NAME-hands).
ledger_scores() {
  run coref \
    '$CORPUS convert --format document corpus/gold > $WORK/gold.jsonl' \
    '$CORPUS convert --format document corpus/second > $WORK/second.jsonl' \
    '$LAUT read --quiet --input jsonl --format jsonl $WORK/gold.jsonl > $WORK/gold.out.jsonl' \
    '$TOOLS/coref_eval.py $WORK/gold.jsonl $WORK/gold.out.jsonl'
  run coref-hands '$TOOLS/coref_eval.py --agreement $WORK/gold.jsonl $WORK/second.jsonl'
  run coref-all \
    '$TOOLS/coref_eval.py --types all $WORK/gold.jsonl $WORK/gold.out.jsonl' \
    '$TOOLS/coref_eval.py --no-singletons $WORK/gold.jsonl $WORK/gold.out.jsonl'
  for scorer in speaker factuality event; do
    options=
    case $scorer in
      factuality) options=' --confusion' ;;
      event) options=' --by-type' ;;
    esac
    run "$scorer" "\$TOOLS/${scorer}_eval.py$options \$WORK/gold.jsonl \$WORK/gold.out.jsonl"
    run "$scorer-hands" "\$TOOLS/${scorer}_eval.py --agreement \$WORK/gold.jsonl \$WORK/second.jsonl"
  done
}

# figure FILE LABEL COLUMN-NAME: the number behind COLUMN-NAME in the line that begins with LABEL.
figure() {
  awk -v label="$2" -v column="$3" '
    index($0, label) == 1 {
      rest = substr($0, length(label) + 1)
      n = split(rest, w)
      if (column == "") { sub(/:/, "", w[1]); print w[1]; exit }
      for (i = 1; i < n; i++) if (w[i] == column) { print w[i + 1]; exit } }' "$WORK/$1.txt" | grep . || echo "-"
}

quotation_rows() {   # the official F1 of the three ways to decide on quotations
  for model in rules free nc; do
    printf '| attribution, %s: joint / messages / roles, F1 (official) | quotations-de dev | %s / %s / %s | %s |\n' "$model" \
      "$(figure "quotations-$model" 'Joint (official)' F1)" "$(figure "quotations-$model" 'Messages (official)' F1)" \
      "$(figure "quotations-$model" 'Roles (official)' F1)" "$(aim $model)"
  done
}

ledger_rows() {   # laut, and beside it what the second hand reaches
  ledger_row 'coreference of persons and states, CoNLL F1 by heads / by equal spans' coref F1 'head CoNLL' 'exact CoNLL'
  ledger_row 'speakers, right entity, % of quotations found / of all' speaker '' 'speaker, matched' 'speaker, all'
  ledger_row 'chains, whole, % of quotations found / of all' speaker '' 'chain, matched' 'chain, all'
  ledger_row 'factuality of quotations found, macro F1 / accuracy' factuality '' 'quotations, macro F1' 'quotations, accuracy'
  ledger_row 'factuality of events found, macro F1 / accuracy' factuality '' 'events, macro F1' 'events, accuracy'
  ledger_row 'events, F1 of type and participants / of triggers with type' event F1 'type+participants' 'trigger+type'
}

ledger_row() {   # ledger_row WHAT SCORER COLUMN-NAME LABEL LABEL
  printf "| %s | the project's gold | %s / %s | a second hand %s / %s |\n" "$1" "$(figure "$2" "$4" "$3")" "$(figure "$2" "$5" "$3")" \
    "$(figure "$2-hands" "$4" "$3")" "$(figure "$2-hands" "$5" "$3")"
}

aim() {
  case $1 in
    rules) echo '39.06 joint: baseline of the shared task (test part)' ;;
    free) echo 'joint 72' ;;
    nc) echo 'joint 75, messages 77; for non-commercial use' ;;
  esac
}

section() {   # section TITLE NAME: the commands and what they printed
  printf '\n### %s\n\n```sh\n' "$1"
  cat "$WORK/$2.cmd"
  printf '```\n\n```\n'
  cat "$WORK/$2.txt"
  printf '```\n'
}

section_of_tables() {   # the same for what prints Markdown
  printf '\n### %s\n\n```sh\n' "$1"
  cat "$WORK/$2.cmd"
  printf '```\n\n'
  cat "$WORK/$2.txt"
}

report() {
  cat <<TXT
# Evaluation

Written by \`make eval CORPORA=../shared/corpora\` (tools/eval/run.sh); do not edit: notes go to docs/evaluation-notes.md,
which is appended below. The corpora are not part of the project; their parts used here are development parts.

- commit $(git rev-parse --short=12 HEAD)$(dirty), $(git log -1 --format=%cd --date=format:%Y-%m-%d)
- built with the preset \`release\`, $(${CXX:-c++} --version | head -n 1 | sed 's/ (.*) / /')
- measured on $(machine)

In the commands \`\$LAUT\` is build/release/bin/laut, \`\$CORPORA\` and \`\$SCORERS\` the folders of the corpora and the scorers,
\`\$TOOLS\` tools/eval, \`\$WORK\` a folder for results.

## In short

| what | data | figure | reference or aim |
|---|---|---|---|
$(quotation_rows)
| times, relaxed F1 | timex-de | $(figure times 'relaxed ' F1) | HeidelTime $(figure times-heideltime 'relaxed ' F1); aim 92 |
| times, relaxed F1 with value | timex-de | $(figure times 'relaxed value' F1) | HeidelTime $(figure times-heideltime 'relaxed value' F1); aim 85 |
| names, F1 | GermEval 2014 dev part | $(figure names 'all ' F1) | aim 75; 76 to 79 in 2014 without transformers, from five times the sentences |
| UPOS / lemma / FEATS | UD GSD, own dev part | $(figure core-gsd-dev 'UPOS' '') / $(figure core-gsd-dev 'lemma' '') / $(figure core-gsd-dev 'FEATS' '') | aim 95 / 96 / 85; UDPipe 1: about 92 UPOS |
| UAS / LAS | UD GSD, own dev part | $(figure core-gsd-dev 'UAS' '') / $(figure core-gsd-dev 'LAS ' '') | aim LAS 78; UDPipe 1 (trained on all of GSD): about 78 |
| UPOS / UAS / LAS | UD PUD, own dev part | $(figure core-pud 'UPOS' '') / $(figure core-pud 'UAS' '') / $(figure core-pud 'LAS ' '') | |
| attribution, joint F1 (official) | the project's gold | $(figure gold-quotations 'Joint (official)' F1) | |
| quantities, F1 with value and comparator | the project's gold | $(figure quantities 'value+comparator' F1) | aim 92 |
$(ledger_rows)
| speed of the whole command, one thread | raw-de news | $(speed_figure one) tokens/s | aim 80,000 |
| speed of the language core, one thread | samples | $(bench_figure stage/core) tokens/s | |
| speed of the engine alone, one thread | samples | $(bench_figure engine/blocks_and_read) tokens/s | aim 80,000 |
| speed of times and quantities together, one thread | samples | $(bench_figure stage/times_and_quantities) tokens/s | aim 1,000,000 |
| two threads against one, a folder | raw-de news | $(scaling) times | aim 1.8 |
| start-up | one short text | $(cat "$WORK/startup.txt") ms | aim: under 50 |
| peak memory, one article / 22 MB of JSON Lines | samples / raw-de news | $(peak sample) / $(peak one) MB | aim: under 150 |

## Scores
TXT
  section "Attribution by rules alone" quotations-rules
  section "Attribution, free model (the default)" quotations-free
  section "Attribution, model for non-commercial use" quotations-nc
  section "Attribution: the project's own gold" gold-quotations
  section "Times" times
  section "Times: HeidelTime on the same files" times-heideltime
  section_of_tables "Times: laut and HeidelTime side by side" times-side-by-side
  section "Quantities: the project's own gold" quantities
  section "Coreference: the project's own gold" coref
  section "Coreference: a second hand on every second article of it" coref-hands
  section "Coreference: entities of all types; persons and states without those mentioned once" coref-all
  section "Speakers and chains: the project's own gold" speaker
  section "Speakers and chains: a second hand" speaker-hands
  section "Factuality: the project's own gold" factuality
  section "Factuality: a second hand" factuality-hands
  section "Events: the project's own gold" event
  section "Events: a second hand" event-hands
  section "Names" names
  section "Language core: UD GSD, every fourth sentence of its dev part" core-gsd-dev
  section "Language core: UD PUD, every tenth sentence" core-pud
  speed_report
  printf '\n'
  cat docs/evaluation-notes.md
}

dirty() {
  git diff --quiet HEAD -- . ':!EVALUATION.md' ':!docs' ':!README.md' || printf ' with uncommitted changes'
}

scores
speed
report >"$WORK/report.md"
mv "$WORK/report.md" "$REPORT"
sed -n '/^## In short/,/^## Scores/p' "$REPORT" | grep '^|'

# every_nth.awk -v n=4 FILE.conllu: every n-th sentence, counted from 0: the development part of a treebank that the
# core is trained on (tools/train/README.md).
{ block = block $0 "\n"; if ($0 ~ /^[0-9]/) words = 1 }
/^$/ { if (words) { if (count % n == 0) printf "%s", block; ++count } block = ""; words = 0 }

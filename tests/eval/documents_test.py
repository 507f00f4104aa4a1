#!/usr/bin/env python3
"""documents_test.py tools/eval/documents.py: words and pairing, the assignment against all permutations."""
import itertools
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[1]).parent))
from documents import Tally, Words, assignment, best_first, f1, matched_quotations  # noqa: E402

words = Words("„Ja“, rief 3-mal Öykü.")
assert [words.form(i) for i in range(len(words.spans))] == ["„", "Ja", "“", ",", "rief", "3", "-", "mal", "Öykü", "."]
assert words.of([[0, 4]]) == {1} and words.of([[3, 5]]) == {2, 3}, "punctuation counts where there is nothing else"
assert words.of([[2, 3], [6, 7]]) == {1, 4} and words.of([[-5, 10**9]]) == {1, 4, 5, 7, 8} and words.of([]) == set()
assert f1({1, 2}, {2, 3, 4}) == 0.4 and f1(set(), set()) == 0
assert best_first({(0, 0): 0.5, (0, 1): 0.9, (1, 1): 0.8, (1, 0): 0.1, (2, 2): 0}) == [(0, 1), (1, 0)]

# The best first alone would take 9 and be left with 1.
assert assignment(2, 2, {(0, 0): 9, (0, 1): 8, (1, 0): 7, (1, 1): 1}) == [(0, 1), (1, 0)]
assert assignment(0, 3, {}) == [] and assignment(2, 2, {}) == []
assert assignment(3, 1, {(0, 0): 1, (2, 0): 2}) == [(2, 0)]
numbers = random.Random(6)
for _ in range(300):
    rows, columns = numbers.randint(1, 5), numbers.randint(1, 5)
    scores = {(i, j): numbers.choice([0, 1, 2, 3, 5, 8]) / 4 for i in range(rows) for j in range(columns)}
    wide = max(rows, columns)
    most = max(sum(scores.get((i, order[i]), 0) for i in range(rows)) for order in itertools.permutations(range(wide)))
    pairs = assignment(rows, columns, scores)
    assert sum(scores[pair] for pair in pairs) == most, (rows, columns, scores, pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)

half = {"text": "eins zwei drei vier fünf sechs", "quotations": [{"quote": [[0, 14]]}]}
words = Words(half["text"])
assert matched_quotations(half, {"quotations": [{"quote": [[20, 30]]}, {"quote": [[0, 4]]}]}, words) == {0: 1}, "1 of 1, 1 of 3: a half"
assert matched_quotations(half, {"quotations": [{"quote": [[10, 30]]}]}, words) == {}, "1 of 3, 1 of 4: less"
assert matched_quotations(half, {}, words) == {}
tally = Tally()
assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)
print("pairs are found right")

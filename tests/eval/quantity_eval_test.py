#!/usr/bin/env python3
"""quantity_eval_test.py SCORER: the scorer on documents of which every figure is known."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def quantity(begin, end, value, low, high, comparator="=", **more):
    return {"begin": begin, "end": end, "value": value, "low": low, "high": high, "comparator": comparator, "rule": "x", **more}


def figures(gold, system, *options):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, items in (("gold", gold), ("system", system)):
            paths.append(str(Path(folder) / name))
            Path(paths[-1]).write_text(json.dumps({"id": "a", "text": "x" * 100, "quantities": items}) + "\n\n")
        run = subprocess.run([sys.executable, sys.argv[1], *paths, *options], capture_output=True, text=True, check=True)
    return {line.split()[0]: float(line.split()[-1]) for line in run.stdout.splitlines()[1:]}


rund = quantity(0, 10, 400, 360, 440, "≈", unit="Container")
same = figures([rund], [rund])
assert set(same.values()) == {100.0} and len(same) == 6, same
assert set(figures([rund], []).values()) == {0.0}
assert set(figures([], []).values()) == {0.0}

shorter = figures([rund], [{**rund, "end": 8}])
assert shorter["exact"] == 0 and shorter["+unit"] == 100, shorter
# The slack of "rund" is no interval of its own: its comparator must be right.
assert figures([rund], [{**rund, "comparator": "="}])["value+comparator"] == 0
assert figures([rund], [{**rund, "unit": "EUR"}])["+unit"] == 0
assert figures([{**rund, "counted": "Kiste"}], [{**rund, "counted": "kiste"}])["+counted"] == 100

# Between closed intervals the ends say it all, whatever stands as value.
dozens = quantity(20, 30, 61.5, 24, 99)
assert figures([dozens], [quantity(20, 30, 24, 24, 99, "≈")])["value+comparator"] == 100
assert figures([dozens], [quantity(20, 30, 24, 24, None, "≥")])["value"] == 0
open_end = quantity(40, 50, 20, 20, None, "≥")
assert figures([open_end], [open_end])["value+comparator"] == 100
assert figures([open_end], [{**open_end, "comparator": ">"}])["value+comparator"] == 0

# A fraction is the same in percent, to the whole percent; strictly it is not.
third = quantity(60, 70, 33.3, 33.3, 33.3, unit="%")
fraction = quantity(60, 70, 1 / 3, 1 / 3, 1 / 3)
assert figures([third], [fraction])["+unit"] == 100
assert figures([third], [fraction], "--strict")["value"] == 0
assert figures([{**third, "value": 35, "low": 35, "high": 35}], [fraction])["value"] == 0
assert figures([quantity(60, 70, 0.33, 0.33, 0.33)], [{**fraction, "unit": "%"}])["value"] == 0

# Near its bound a number is as well at least as more than it, but not about it.
good = quantity(60, 70, 90, 90, 99, ">")
assert figures([quantity(60, 70, 90, 90, None, "≥")], [good])["value+comparator"] == 100
assert figures([quantity(60, 70, 90, 90, None, "≥")], [good], "--strict")["value+comparator"] == 0
assert figures([quantity(60, 70, 90, 81, 99, "≈")], [good])["value+comparator"] == 0

# The upper end of a vague number holds to one percent.
many = {**quantity(60, 70, 20000, 20000, 99999, "≈"), "rule": "quantities/vague"}
assert figures([quantity(60, 70, 59500, 20000, 99000)], [many])["value+comparator"] == 100
assert figures([quantity(60, 70, 55000, 20000, 90000)], [many])["value+comparator"] == 0

# Ages count on neither side.
age = {**quantity(80, 82, 54, 54, 54, unit="Jahr"), "rule": "quantities/age"}
assert figures([rund], [rund, age])["overlap"] == 100
assert figures([rund], [rund, age], "--strict")["overlap"] == round(200 / 3, 2)

# Each is matched once; of two that overlap the better one is taken.
two = figures([rund], [quantity(0, 4, 7, 7, 7), rund])
assert two["exact"] == round(200 / 3, 2), two
print("the scorer counts right")

#!/usr/bin/env python3
"""quantity_eval_test.py SCORER: the scorer on documents of which every figure is known."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def quantity(begin, end, value, low, high, comparator="=", **more):
    return {"begin": begin, "end": end, "value": value, "low": low, "high": high, "comparator": comparator, "rule": "x", **more}


def figures(gold, system):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, items in (("gold", gold), ("system", system)):
            paths.append(str(Path(folder) / name))
            Path(paths[-1]).write_text(json.dumps({"id": "a", "text": "x" * 100, "quantities": items}) + "\n\n")
        run = subprocess.run([sys.executable, sys.argv[1], *paths], capture_output=True, text=True, check=True)
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

# Each is matched once; of two that overlap the better one is taken.
two = figures([rund], [quantity(0, 4, 7, 7, 7), rund])
assert two["exact"] == round(200 / 3, 2), two
print("the scorer counts right")

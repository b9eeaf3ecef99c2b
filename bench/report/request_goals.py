# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The goals for whole requests, S1 to S5. The headline is hdrtrie's exported clear by the list edge, under its own fold.

A comparison of hdrtrie with itself is made for each compiler; one with peers takes the better build of each.
"""

from judge import judge
from results import BEFORE, OURS, ratio

LISTS = ["edge", "edge-exact"]
WIDE_FOLDS = ["case", "separators"]
EXPORTED, INLINED, INLINED_NATIVE = "best", "avx2", "inline-native"


def time(results, task, list_name, fold, backend, column=""):
    row = results.find(task, list_name, OURS, fold, backend)
    return results.time(row, column) if row else None


def before_time(results, list_name):
    row = results.find("clear", list_name, BEFORE, "separators")
    return results.time(row) if row else None


def by_compiler(results, figure):
    """Returns figure(results) for each compiler, by its name."""
    return {compiler: figure(alone) for compiler, alone in results.alone()} or {"": None}


def measure_exported(results):
    def clear(alone, list_name, backend=EXPORTED):
        return time(alone, "clear", list_name, "separators", backend)

    for name, list_name, limit in [("S1", "edge", 0.42), ("S2", "edge-exact", 0.62)]:
        figures = by_compiler(results, lambda alone: ratio(clear(alone, list_name), before_time(alone, list_name)))
        yield judge(name, f"exported clear by {list_name} at most {limit} of before", figures, limit)
    figures = by_compiler(results, lambda alone: ratio(clear(alone, "edge"), clear(alone, "edge-exact")))
    yield judge("S1", "exported clear by edge at most 1.35 times that by edge-exact", figures, 1.35)
    figures = by_compiler(
        results, lambda alone: ratio(clear(alone, "edge-exact"), clear(alone, "edge-exact", INLINED_NATIVE))
    )
    yield judge("S2", "exported clear by edge-exact at most 1.05 times the same inlined with -march=native", figures, 1.05)


def measure_peers(results):
    for what, backend in [("exported", EXPORTED), ("inlined AVX2", INLINED)]:
        ours = results.find("clear", "edge-exact", OURS, "case", backend)
        figures = {
            row.label(): ratio(results.time(row), results.time(ours)) for row in (results.peers(ours) if ours else [])
        }
        trie_hard = {label: figure for label, figure in figures.items() if label.startswith("trie-hard case")}
        native = {label: figure for label, figure in figures.items() if label.startswith("trie-hard-native case")}
        for text, some, limit, stretch in [
            ("the best peer (exact ones too)", figures, 1.35, 1.6),
            ("trie-hard by default", trie_hard, 4.5, 6),
            ("trie-hard native", native, 3.3, 4.5),
        ]:
            text = f"edge-exact, case, {what}: at least {limit} times as fast as {text}; stretch {stretch}"
            yield judge("S3", text, some or {"": None}, limit, " times", most=False)


def measure_backends(results):
    for backend, limit in [("portable", 1.5), ("sse2", 1.15)]:
        figures = {}
        for compiler, alone in results.alone():
            for row in [*alone.block("clear"), *alone.block("mix")]:
                if not (row.ours and row.backend == backend and row.list in LISTS and row.fold in WIDE_FOLDS):
                    continue
                for column in row.times:
                    misses = f"{column} % miss" if column else "corpus"
                    base = time(alone, row.task, row.list, row.fold, INLINED, column)
                    figures[f"{row.list}, {row.fold}, {misses}, {compiler}"] = ratio(alone.time(row, column), base)
        text = f"clear, inlined: {backend} at most {limit} times AVX2, at any share of hits"
        yield judge("S4", text, figures or {"": None}, limit)


def measure_cold(results):
    for list_name in LISTS:
        for fold in WIDE_FOLDS:
            row = results.find("cold", list_name, OURS, fold, EXPORTED)
            peer, other = results.best_peer(row) if row else (None, None)
            figures = {peer.label() if peer else "": ratio(results.time(row), other) if row else None}
            text = f"{list_name}, {fold}: cold, exported, fewer ns than every peer; ratio to the best below 1"
            yield judge("S5", text, figures, 0.99999)


def measure_requests(results):
    yield from measure_exported(results)
    yield from measure_peers(results)
    yield from measure_backends(results)
    yield from measure_cold(results)

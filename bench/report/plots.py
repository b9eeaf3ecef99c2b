#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Draws the results of hdrtrie_bench as SVG.

    plots.py build/bench.json [build-clang/bench.json]... -o FOLDER

Writes clear-LIST.svg, cold-LIST.svg, grid.svg, growth.svg and footprint.svg, each if it was measured. The same JSON gives the
same bytes with the same version of matplotlib (python3-matplotlib).
"""

import argparse
import pathlib

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update(
    {
        "svg.hashsalt": "hdrtrie",
        "svg.fonttype": "none",
        "font.size": 9,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.color": "#dddddd",
        "grid.linewidth": 0.5,
        "axes.axisbelow": True,
    }
)
# pylint: disable=wrong-import-position
from matplotlib import pyplot  # noqa: E402
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator  # noqa: E402

from results import FOLDS, NARROWER, Results  # noqa: E402

OURS_COLOUR = "#d55e00"
BOUND_COLOUR = "#555555"
BAR_COLOUR = "#9ab8cc"
# The colours of Okabe and Ito, which colour-blind readers can distinguish, without hdrtrie's. The markers differ too.
COLOURS = ["#0072b2", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"]
MARKERS = ["o", "s", "^", "v", "D", "P", "X", "<", ">", "*", "p"]
BACKEND_STYLES = {"avx2": ("-", 3.0), "best": ("--", 2.0), "sse2": ("-", 1.5), "portable": (":", 1.5)}
SHOWN_LISTS = ["edge-exact", "well-known", "mine"]


class Styles:
    """The same colour and marker for a peer in every plot."""

    def __init__(self, results):
        peers = sorted({row.implementation for row in results.rows.values() if not row.ours and not row.lower_bound})
        self.peers = {peer: i for i, peer in enumerate(peers)}

    def line(self, row):
        if row.lower_bound:
            return {"color": BOUND_COLOUR, "linestyle": (0, (5, 3)), "linewidth": 1.2}
        if row.ours:
            style, width = BACKEND_STYLES[row.backend]
            return {"color": OURS_COLOUR, "linestyle": style, "linewidth": width, "zorder": 5}
        i = self.peers[row.implementation]
        marker = MARKERS[i % len(MARKERS)]
        return {"color": COLOURS[i % len(COLOURS)], "marker": marker, "markersize": 4, "linewidth": 0.9}


def name(row):
    return f"{row.implementation} {row.backend}".strip()


def fold_title(fold):
    return f"fold {fold} (peers: case)" if fold in ["underscore", "separators"] else f"fold {fold}"


def is_shown(row):
    return not row.ours or row.backend in BACKEND_STYLES


def for_fold(rows, fold):
    """The rows of a fold, none if it was not measured. Under a wide fold, which few peers have, also the peers that ignore case."""
    shown = [row for row in rows if is_shown(row) and row.fold == fold]
    if not shown:
        return []
    known = {row.implementation for row in shown}
    if fold in ["underscore", "separators"]:
        shown += [row for row in rows if row.fold in NARROWER[fold] and row.implementation not in known]
    return shown


def plain_numbers(axis):
    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axis.set_minor_locator(NullLocator())


def finish(figure, axes, path):
    """Draws one legend below all plots, each label once; then writes the file without a date."""
    handles = {}
    for axis in axes:
        for handle, label in zip(*axis.get_legend_handles_labels()):
            handles.setdefault(label, handle)
    figure.tight_layout()
    if handles:
        labels = sorted(handles, key=lambda label: (not label.startswith("hdrtrie"), label))
        figure.legend(
            [handles[label] for label in labels], labels, loc="upper center", bbox_to_anchor=(0.5, 0), ncol=5, frameon=False
        )
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None}, bbox_inches="tight")
    pyplot.close(figure)
    print(f"plots: {path}")


def draw_grid(results, styles, path):
    """Time by the share of misses: one row of plots per list, one column per fold."""
    lists = [list_name for list_name in results.lists("find") if list_name in SHOWN_LISTS]
    folds = [fold for fold in FOLDS if any(row.fold == fold for row in results.block("find"))]
    if not lists:
        return
    figure, axes = pyplot.subplots(len(lists), len(folds), figsize=(4.2 * len(folds), 3.6 * len(lists)), squeeze=False)
    for axis_row, list_name in zip(axes, lists):
        for axis, fold in zip(axis_row, folds):
            for row in for_fold(results.block("find", list_name), fold):
                columns = sorted(row.times, key=int)
                times = [row.median(column) for column in columns]
                axis.plot(range(len(columns)), times, label=name(row), **styles.line(row))
                axis.set_xticks(range(len(columns)), columns)
            axis.set_yscale("log")
            plain_numbers(axis.yaxis)
            axis.set_title(f"find, {list_name}, {fold_title(fold)}")
            axis.set_xlabel("misses, %")
        axis_row[0].set_ylabel("ns per name")
    finish(figure, axes.flat, path)


def draw_bars(rows_by_fold, value, label, title, path):
    """Horizontal bars, the shortest on top, one plot per fold. hdrtrie has its own colour; touch is a dashed line."""
    folds = [fold for fold in FOLDS if rows_by_fold.get(fold)]
    if not folds:
        return
    most = max(len(rows_by_fold[fold]) for fold in folds)
    figure, axes = pyplot.subplots(1, len(folds), figsize=(4.6 * len(folds), 1 + 0.27 * most), squeeze=False)
    for axis, fold in zip(axes[0], folds):
        rows = sorted((row for row in rows_by_fold[fold] if not row.lower_bound), key=value, reverse=True)
        colours = [OURS_COLOUR if row.ours else BAR_COLOUR for row in rows]
        bars = axis.barh([name(row) for row in rows], [value(row) for row in rows], color=colours)
        axis.bar_label(bars, [f"{value(row):,.0f}" for row in rows], padding=3, fontsize=8)
        for row in rows_by_fold[fold]:
            if row.implementation == "touch" and value(row) > 0:
                axis.axvline(value(row), color=BOUND_COLOUR, linestyle=(0, (5, 3)), linewidth=1.2, label="touch, the lower bound")
        values = [value(row) for row in rows]
        if max(values) > 30 * min(values):
            axis.set_xscale("log")
        else:
            axis.xaxis.set_major_locator(MaxNLocator(5))
        axis.margins(x=0.15)
        axis.grid(axis="y", visible=False)
        axis.set_title(f"{title}, {fold_title(fold)}")
        axis.set_xlabel(label)
    finish(figure, axes.flat, path)


def draw_requests(results, task, label, folder, lists=("edge", "edge-exact", "mine")):
    """One file per list: clear-edge.svg."""
    for list_name in lists:
        rows = [row for row in results.block(task, list_name) if row.implementation != "copy"]
        by_fold = {fold: for_fold(rows, fold) for fold in FOLDS}
        draw_bars(by_fold, results.time, label, f"{task}, {list_name}", folder / f"{task}-{list_name}.svg")


def draw_growth(results, styles, path):
    """Time by the number of names: one row of plots per share of misses, one column per fold."""
    rows = results.block("growth")
    folds = [fold for fold in FOLDS if any(row.fold == fold for row in rows)]
    if not rows:
        return
    figure, axes = pyplot.subplots(2, len(folds), figsize=(4.2 * len(folds), 7.2), squeeze=False)
    for axis_row, miss in zip(axes, ["50", "97"]):
        for axis, fold in zip(axis_row, folds):
            lines = {}
            for row in for_fold(rows, fold):
                if miss in row.times and row.implementation != "linear":
                    lines.setdefault((row.implementation, row.fold, row.backend), []).append(row)
            for line in lines.values():
                line.sort(key=lambda row: int(row.list))
                sizes = [int(row.list) for row in line]
                axis.plot(sizes, [row.median(miss) for row in line], label=name(line[0]), **styles.line(line[0]))
            axis.set_xscale("log")
            axis.set_yscale("log")
            plain_numbers(axis.yaxis)
            axis.set_title(f"growth, {miss} % miss, {fold_title(fold)}")
            axis.set_xlabel("names in the list")
        axis_row[0].set_ylabel("ns per name")
    finish(figure, axes.flat, path)


def draw_footprint(results, path):
    list_name = next((shown for shown in ["edge-exact", "mine"] if shown in results.lists("find")), None)
    if list_name:
        rows = [row for row in results.block("find", list_name) if row.bytes and (not row.ours or row.backend == "best")]
        by_fold = {fold: for_fold(rows, fold) for fold in FOLDS}
        draw_bars(by_fold, lambda row: row.bytes, "bytes that finds may read", f"footprint, {list_name}", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=pathlib.Path)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    results = Results(arguments.runs)
    styles = Styles(results)
    arguments.out.mkdir(parents=True, exist_ok=True)
    draw_requests(results, "clear", "ns per request, without the copy", arguments.out)
    draw_requests(results, "replay", "ns per request, without the copy", arguments.out, ["mine"])
    draw_requests(results, "cold", "ns per request, without the clock", arguments.out)
    draw_grid(results, styles, arguments.out / "grid.svg")
    draw_growth(results, styles, arguments.out / "growth.svg")
    draw_footprint(results, arguments.out / "footprint.svg")


main()

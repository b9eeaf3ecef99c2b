# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A goal of the benchmarks, and the verdict on its figures."""

import collections

Goal = collections.namedtuple("Goal", "name text figure met")


def judge(name, text, figures, limit, unit="", most=True):
    """A goal that is met if every figure meets it. figures: what -> number, or None if it was not measured."""
    known = {what: figure for what, figure in figures.items() if figure is not None}
    if not known:
        return Goal(name, text, "-", None)
    worst = (max if most else min)(known, key=known.get)
    met = known[worst] <= limit if most else known[worst] >= limit
    incomplete = len(known) < len(figures)
    figure = f"{known[worst]:.3g}{unit} ({worst})" if worst else f"{known[worst]:.3g}{unit}"
    if incomplete:
        figure += f"; {len(figures) - len(known)} of {len(figures)} not measured"
    return Goal(name, text, figure, met if not met or not incomplete else None)

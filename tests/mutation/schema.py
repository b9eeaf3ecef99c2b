# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Mutant schemata: one source text that contains the original and any number of mutants. A number selects one of them
at run time, so all mutants together cost one compilation, and each one costs only a run of the tests."""


def rewrite(text, numbered):
    """Returns text with all mutants of numbered in it: pairs of a number and a mutant of this file."""
    nodes = {}
    for number, mutant in numbered:
        nodes.setdefault((mutant.node_start, -mutant.node_end), []).append((number, mutant))
    keys = sorted(nodes)
    return render(text, 0, len(text), keys, nodes)


def render(text, start, end, keys, nodes):
    """Returns text[start:end] with each node of keys replaced by an expression that selects a mutant. keys is sorted.
    """
    parts, at, i = [], start, 0
    while i < len(keys):
        node_start, node_end = keys[i][0], -keys[i][1]
        inside = i + 1
        while inside < len(keys) and keys[inside][0] < node_end:
            inside += 1
        parts.append(text[at:node_start])
        parts.append(choose(text, node_start, node_end, nodes[keys[i]],
                            render(text, node_start, node_end, keys[i + 1:inside], nodes)))
        at, i = node_end, inside
    parts.append(text[at:end])
    return "".join(parts)


def choose(text, start, end, numbered, original):
    if not numbered[0][1].statement:
        original = f"({original})"
    for number, mutant in numbered:
        if mutant.statement:
            original = f"{{ if (!MUTANT({number})) {original} }}"
        else:
            other = text[start:mutant.start] + mutant.text + text[mutant.end:end]
            original = f"(MUTANT({number}) ? ({other}) : {original})"
    return original


def apply(text, mutant):
    """Returns text with this mutant only. Adds parentheses, as choose() does, if the change could bind its operands
    differently."""
    changed = text[mutant.node_start:mutant.start] + mutant.text + text[mutant.end:mutant.node_end]
    if mutant.operator.split()[0] in ("||", "|", "^", "&&"):
        changed = f"({changed})"
    return text[:mutant.node_start] + changed + text[mutant.node_end:]

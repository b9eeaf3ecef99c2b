# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Mutant schemata: one text that holds the original and any number of mutants, one of which a number chooses at run time. So
all of them cost one compilation, and an answer about one costs no more than running tests."""


def rewrite(text, numbered):
    """text with all mutants of numbered, pairs of a number and a mutant of this file, in it."""
    nodes = {}
    for number, mutant in numbered:
        nodes.setdefault((mutant.node_start, -mutant.node_end), []).append((number, mutant))
    keys = sorted(nodes)
    return render(text, 0, len(text), keys, nodes)


def render(text, start, end, keys, nodes):
    """[start, end) with the nodes of keys, sorted, all within, in their forms that choose."""
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
    """text with one mutant alone. Where a change could bind its operands otherwise, the parentheses are those of choose()."""
    changed = text[mutant.node_start:mutant.start] + mutant.text + text[mutant.end:mutant.node_end]
    if mutant.operator.split()[0] in ("||", "|", "^", "&&"):
        changed = f"({changed})"
    return text[:mutant.node_start] + changed + text[mutant.node_end:]

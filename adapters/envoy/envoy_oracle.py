# SPDX-License-Identifier: Apache-2.0 OR MIT
"""An oracle for lists with the fold separators or case, which shares no code with hdrtrie. It does not know presets."""

import re


class Oracle:
    def __init__(self, text):
        self.rules, group = [], "default"  # (group, is an exception, kind, literal), all literals folded
        self.fold = re.search(r"^fold (\S+)", text, re.MULTILINE)[1]
        for line in text.splitlines():
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            if section := re.fullmatch(r"\[(.*)\]", line):
                group = section[1].strip()
            elif line and not line.startswith("fold "):
                pattern = re.sub(r"^!(fold\s+)?", "", line)
                kind = "prefix" if pattern.endswith("*") else "suffix" if pattern.startswith("*") else "exact"
                self.rules.append((group, line.startswith("!"), kind, self.folded(pattern.strip("*"))))

    def folded(self, name):
        name = name.lower()
        return re.sub(r"[^a-z0-9]", "-", name) if self.fold == "separators" else name

    def groups(self, name):
        """The groups that the name is in: each is decided by its most specific rule that matches."""
        name, found = self.folded(name), {}
        for group, exception, kind, literal in self.rules:
            if (name == literal if kind == "exact" else
                    name.startswith(literal) if kind == "prefix" else name.endswith(literal)):
                rank = (kind == "exact", len(literal), kind == "prefix")
                found[group] = max(found.get(group, ()), (rank, not exception))
        return {group for group, (_, is_in) in found.items() if is_in}

    def forms(self):
        """Names for each rule: as listed, in capitals, with other separators, and one byte too long."""
        for _, _, kind, literal in self.rules:
            name = literal + "abc" if kind == "prefix" else "abc" + literal if kind == "suffix" else literal
            yield from (name, name.upper(), name.replace("-", "_"), name.replace("-", "."), name.replace("-", "!"), name + "x")

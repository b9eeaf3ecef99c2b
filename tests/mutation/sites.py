# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Finds the places of C code that can be mutated, and the mutants of each. libclang finds operators, constants,
conditions, returned values and statements of functions. Arguments of macros are included. Bodies of macros are not, and
neither are constants that C requires: static initialisers, array sizes, labels, operands of asm and sizeof."""
import ctypes
import re
from dataclasses import dataclass
from pathlib import Path

from clang import cindex
from clang.cindex import CursorKind as Kind, StorageClass, TypeKind

# Replacements of each operator. For relations: the boundary and the negation. For others: the most similar operator.
BINARY = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "==": ("!=",), "!=": ("==",),
    "+": ("-",), "-": ("+",), "*": ("/",), "/": ("*", "%"), "%": ("*", "/"),
    "&": ("|",), "|": ("&",), "^": ("&", "|"), "<<": (">>",), ">>": ("<<",), "&&": ("||",), "||": ("&&",),
    "+=": ("-=",), "-=": ("+=",), "*=": ("/=",), "/=": ("*=",), "%=": ("*=",), "&=": ("|=",), "|=": ("&=",),
    "^=": ("|=",), "<<=": (">>=",), ">>=": ("<<=",),
}
RELATIONS = ("<", "<=", ">", ">=", "==", "!=")
# clang defines intrinsics with an immediate operand as macros of these.
BUILTIN = "__builtin_ia32_"
COMMENT = re.compile(r"/\*.*?\*/", re.S)


@dataclass(frozen=True, order=True)
class Mutant:
    """One change: text replaces [start, end) of file, within the node [node_start, node_end): an expression, or a
    statement with its semicolon."""
    file: str
    start: int
    end: int
    text: str
    function: str
    operator: str
    node_start: int
    node_end: int
    statement: bool
    body_start: int  # of the function
    body_end: int


def file_offset(location):
    """Returns the offset of a location in its source file, also inside the arguments of a macro."""
    file, line, column, offset = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    cindex.conf.lib.clang_getFileLocation(location, ctypes.byref(file), ctypes.byref(line), ctypes.byref(column),
                                          ctypes.byref(offset))
    return offset.value


class Reader:
    """Reads the mutants of all functions of a translation unit that are defined in one of the given files."""

    def __init__(self, root, files):
        self.root, self.files, self.found = Path(root), set(files), {}
        # offsets count bytes, and latin-1 has one character per byte
        self.texts = {file: (self.root / file).read_bytes().decode("latin-1") for file in files}

    def read(self, source, arguments):
        unit = cindex.Index.create().parse(str(self.root / source), args=arguments)
        errors = [d.format() for d in unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
        if errors:
            raise SystemExit(f"mutants: libclang refuses {source}:\n" + "\n".join(errors[:5]))
        for cursor in unit.cursor.get_children():
            if cursor.kind != Kind.FUNCTION_DECL or not cursor.is_definition() or cursor.location.file is None:
                continue
            file = str(Path(cursor.location.file.name).resolve().relative_to(self.root, ) if Path(
                cursor.location.file.name).resolve().is_relative_to(self.root) else "")
            if file in self.files:
                self.file, self.function, self.body = file, self.name_of(cursor, file), None
                for child in cursor.get_children():
                    # otherwise a macro defines the function
                    if child.kind == Kind.COMPOUND_STMT and self.texts[file][self.range_of(child)[0]] == "{":
                        self.body = child
                        self.visit(child, cursor)

    def name_of(self, cursor, file):
        """Returns the name of a function. For a function of a template: the part of the name that all instances share.
        """
        text = self.texts[file][file_offset(cursor.location):]
        made = re.match(r"\w+\(\s*(\w+),\s*(\w+)\s*\)", text)
        return made[2] if made else cursor.spelling

    def range_of(self, cursor):
        start = file_offset(cindex.conf.lib.clang_getRangeStart(cursor.extent))
        return start, self.end_of_macro(file_offset(cindex.conf.lib.clang_getRangeEnd(cursor.extent)))

    def end_of_macro(self, end):
        """Returns where a node ends. If its last token is a macro in an argument of another macro, libclang gives the start
        of that token."""
        text = self.texts[self.file]
        name = re.compile(r"\w+").match(text, end)
        if name is None or text[end - 1].isalnum() or text[end - 1] == "_":
            return end
        end, depth = name.end(), 0
        while text[end] == "(" or depth > 0:
            depth += (text[end] == "(") - (text[end] == ")")
            end += 1
        return end

    def add(self, operator, node, start, end, text, statement=False):
        mutant = Mutant(self.file, start, end, text, self.function, operator, node[0], node[1], statement,
                        *self.range_of(self.body))
        self.found.setdefault((mutant.file, node, start, end, text), mutant)

    def visit(self, cursor, parent):
        kind = cursor.kind
        if kind in (Kind.ASM_STMT, Kind.MS_ASM_STMT, Kind.CXX_UNARY_EXPR):
            return
        children = list(cursor.get_children())
        if kind == Kind.VAR_DECL:
            children = self.initializer(cursor, children)
        elif kind == Kind.CASE_STMT:
            children = children[1:]
        elif kind == Kind.CALL_EXPR and (cursor.spelling or "").startswith(BUILTIN):
            children = [child for child in children
                        if any(inner.kind in (Kind.DECL_REF_EXPR, Kind.CALL_EXPR) for inner in child.walk_preorder())]
        elif kind in (Kind.BINARY_OPERATOR, Kind.COMPOUND_ASSIGNMENT_OPERATOR):
            self.binary(cursor, children)
        elif kind == Kind.UNARY_OPERATOR:
            self.unary(cursor, children[0])
        elif kind in (Kind.INTEGER_LITERAL, Kind.CHARACTER_LITERAL):
            self.constant(cursor, parent)
        elif kind == Kind.RETURN_STMT and children:
            self.returned(children[0])
        if kind in (Kind.IF_STMT, Kind.WHILE_STMT) and self.is_written(cursor, "if", "while"):
            self.condition(children[0])
        elif kind == Kind.CONDITIONAL_OPERATOR:
            if self.range_of(children[0])[1] < self.range_of(children[1])[0]: # otherwise it comes from a macro
                self.condition(children[0])
        elif kind == Kind.DO_STMT and self.is_written(cursor, "do"):
            self.condition(children[1])
        elif kind == Kind.FOR_STMT:
            self.for_condition(cursor, children)
        self.statements(cursor, children)
        for child in children:
            self.visit(child, cursor)

    def is_written(self, cursor, *words):
        """Returns whether a statement begins with one of the words. If not, it comes from the body of a macro."""
        return self.texts[self.file][self.range_of(cursor)[0]:].startswith(words)

    def initializer(self, cursor, children):
        if cursor.storage_class == StorageClass.STATIC:
            return []
        start, end = self.range_of(cursor)
        equals = self.texts[self.file].find("=", start, end)
        return [child for child in children if equals >= 0 and self.range_of(child)[0] > equals]

    def operator_between(self, left, right):
        """Returns start, end and text of the token between two operands. None if it comes from a macro."""
        if left[1] > right[0]:
            return None
        between = COMMENT.sub(lambda match: " " * len(match[0]), self.texts[self.file][left[1]:right[0]])
        token = between.strip()
        start = left[1] + between.find(token)
        return (start, start + len(token), token) if token else None

    def binary(self, cursor, children):
        node, left, right = self.range_of(cursor), self.range_of(children[0]), self.range_of(children[1])
        operator = self.operator_between(left, right)
        if node[0] != left[0] or node[1] != right[1] or operator is None:
            return
        pointers = [child.type.get_canonical().kind in (TypeKind.POINTER, TypeKind.CONSTANTARRAY, TypeKind.INCOMPLETEARRAY)
                    for child in children[:2]]
        if operator[2] in "+-" and pointers[1]:
            return
        for other in BINARY.get(operator[2], ()):
            self.add(f"{operator[2]} {other}", node, operator[0], operator[1], other)

    def unary(self, cursor, operand):
        node, inner, text = self.range_of(cursor), self.range_of(operand), self.texts[self.file]
        before, after = text[node[0]:inner[0]], text[inner[1]:node[1]]
        for sign, other in (("++", "--"), ("--", "++")):
            if before == sign and not after:
                self.add(f"{sign} {other}", node, node[0], inner[0], other)
            elif after == sign and not before:
                self.add(f"{sign} {other}", node, inner[1], node[1], other)
        if before.strip() in ("!", "~", "-") and not after and inner[0] < inner[1]:
            self.add(f"drop {before.strip()}", node, node[0], inner[0], "!!" if before.strip() == "!" else "")

    def constant(self, cursor, parent):
        node = self.range_of(cursor)
        text = self.texts[self.file][node[0]:node[1]]
        if not re.fullmatch(r"\d[0-9a-fA-FxXuUlL]*|'(\\.|\\x[0-9a-fA-F]+|[^\\'])'", text):
            return
        if parent.type.get_canonical().kind == TypeKind.POINTER:
            return
        if re.fullmatch(r"\d{1,9}", text):
            others = {str(int(text) + 1): "+1", str(int(text) - 1): "-1", "0": "0"}
        else:
            others = {f"({text} + 1)": "+1", f"({text} - 1)": "-1", "0": "0"}
            if text == r"'\0'":
                del others["0"]
        for other, what in others.items():
            if other != text:
                self.add(f"constant {what}", node, *node, f"({other})" if other[0] == "-" else other)

    def plain(self, cursor):
        """Returns the expression without parentheses and implicit casts, and its operator if it is a binary expression.
        """
        while cursor.kind in (Kind.UNEXPOSED_EXPR, Kind.PAREN_EXPR):
            inner = list(cursor.get_children())
            if len(inner) != 1:
                break
            cursor = inner[0]
        operator = None
        if cursor.kind == Kind.BINARY_OPERATOR:
            operator = self.operator_between(*[self.range_of(child) for child in cursor.get_children()])
        return cursor, operator[2] if operator else None

    def condition(self, cursor):
        """Adds the negation of a condition unless another mutant is the same."""
        inner, operator = self.plain(cursor)
        node = self.range_of(cursor)
        text = self.texts[self.file][node[0]:node[1]]
        if operator in RELATIONS or text.startswith("!") and inner.kind == Kind.UNARY_OPERATOR:
            return
        if text and inner.kind != Kind.INTEGER_LITERAL:
            self.add("negate", node, *node, f"!({text})")

    def for_condition(self, cursor, children):
        """libclang does not show which parts of a `for` are missing, so this looks for the semicolons."""
        text, start = self.texts[self.file], self.range_of(cursor)[0]
        first = self.top_level(text, text.find("(", start) + 1)
        second = self.top_level(text, first + 1)
        for child in children:
            begin, end = self.range_of(child)
            if first < begin and end <= second:
                self.condition(child)

    @staticmethod
    def top_level(text, at):
        depth = 0
        for token in re.compile(r"'(?:\\.|[^'\\])+'|\"(?:\\.|[^\"\\])*\"|.", re.S).finditer(text, at):
            if token[0] == ";" and depth == 0:
                return token.start()
            depth += (token[0] in "({[") - (token[0] in ")}]")
        raise SystemExit("mutants: a `for` has no semicolons")

    def returned(self, cursor):
        inner, operator = self.plain(cursor)
        node, kind = self.range_of(cursor), cursor.type.get_canonical().kind
        text = self.texts[self.file][node[0]:node[1]]
        if operator in RELATIONS or inner.kind in (Kind.INTEGER_LITERAL, Kind.CHARACTER_LITERAL) or not text:
            return
        if kind == TypeKind.POINTER:
            if text != "NULL":
                self.add("return NULL", node, *node, "NULL")
        elif kind == TypeKind.BOOL or inner.type.get_canonical().kind == TypeKind.BOOL or operator in ("&&", "||"):
            self.add("return !", node, *node, f"!({text})")
        elif kind == TypeKind.ENUM or TypeKind.CHAR_U.value <= kind.value <= TypeKind.INT128.value:
            if text != "0" and not (inner.kind == Kind.DECL_REF_EXPR and inner.referenced.kind == Kind.ENUM_CONSTANT_DECL and
                                    inner.referenced.enum_value == 0):
                self.add("return 0", node, *node, "0")

    def statements(self, cursor, children):
        """Adds the deletion of statements that the program compiles without."""
        if cursor.kind == Kind.COMPOUND_STMT:
            bodies = children
        elif cursor.kind == Kind.IF_STMT:
            bodies = children[1:]
        elif cursor.kind in (Kind.FOR_STMT, Kind.WHILE_STMT, Kind.CASE_STMT, Kind.DEFAULT_STMT):
            bodies = children[-1:]
        else:
            return
        for child in bodies:
            start, end = self.range_of(child)
            text = self.texts[self.file]
            if text[end:end + 1] != ";" or start >= end:
                continue
            inner, operator = self.plain(child)
            if inner.kind == Kind.RETURN_STMT:
                if cursor.kind == Kind.COMPOUND_STMT and self.range_of(cursor) == self.range_of(self.body):
                    continue
            elif inner.kind == Kind.BINARY_OPERATOR:
                if operator != "=":
                    continue
            elif inner.kind == Kind.CONTINUE_STMT and cursor.kind in (Kind.FOR_STMT, Kind.WHILE_STMT):
                continue # an empty loop body
            elif inner.kind not in (Kind.CALL_EXPR, Kind.COMPOUND_ASSIGNMENT_OPERATOR, Kind.UNARY_OPERATOR, Kind.BREAK_STMT,
                                    Kind.CONTINUE_STMT):
                continue
            self.add("delete", (start, end + 1), start, end + 1, ";", statement=True)

"""Puts every change that cargo-mutants lists into the sources at once, each behind a number.

A program built from such sources runs unchanged until MUTANT names a number (the technique is called mutant schemata: Untch,
Offutt and Harrold 1993), so three thousand changes take one build. What cannot be written that way, or does not compile, is
left out and named.
"""

import collections
import json
import pathlib
import re
import subprocess

import tree_sitter
import tree_sitter_rust

ASKED = "crate::mutant::on"

# `on` is asked in constant functions too, so it reads a plain static that is set before `main`
ROOM = """\
//! Which of the changes is switched on, and which were reached.
#![allow(unsafe_code, missing_docs, clippy::all, static_mut_refs)]
use std::sync::atomic::{AtomicU8, Ordering};

static mut CHOSEN: u32 = u32::MAX;
static mut RECORDS: bool = false;
static REACHED: [AtomicU8; %d] = [const { AtomicU8::new(0) }; %d];

unsafe extern "C" {
    fn atexit(end: extern "C" fn()) -> i32;
}

#[used]
#[unsafe(link_section = ".init_array")]
static START: extern "C" fn() = start;

extern "C" fn start() {
    unsafe {
        if let Ok(number) = std::env::var("MUTANT") {
            CHOSEN = number.parse().unwrap();
        }
        if std::env::var_os("MUTANTS_REACHED").is_some() {
            RECORDS = true;
            atexit(end);
        }
    }
}

extern "C" fn end() {
    let folder = std::path::PathBuf::from(std::env::var_os("MUTANTS_REACHED").unwrap());
    let numbers: Vec<String> = REACHED.iter().enumerate().filter(|(_, r)| r.load(Ordering::Relaxed) != 0).map(|(i, _)| i.to_string()).collect();
    std::fs::write(folder.join(std::process::id().to_string()), numbers.join("\\n")).unwrap();
}

#[inline(always)]
pub fn on(number: u32) -> bool {
    unsafe {
        if RECORDS {
            REACHED[number as usize].store(1, Ordering::Relaxed);
        }
        CHOSEN == number
    }
}

#[inline(always)]
pub const fn on_const(number: u32) -> bool {
    unsafe { CHOSEN == number }
}
"""


class Source:
    """One file, its tree, and the changes asked of its nodes."""

    def __init__(self, root, path, mutants, parser):
        self.bytes = (root / path).read_bytes()
        lines = self.bytes.decode().splitlines(keepends=True)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line.encode()))
        at = lambda p: starts[p["line"] - 1] + len(lines[p["line"] - 1][: p["column"] - 1].encode())
        self.tree = parser.parse(self.bytes)
        self.asked = collections.defaultdict(list)
        self.lost = []
        for number, mutant in mutants:
            span = at(mutant["span"]["start"]), at(mutant["span"]["end"])
            node = self.place(mutant["genre"], *span)
            # two values of an `impl Trait` must be of one type
            opaque = mutant["genre"] == "FnValue" and "impl " in mutant["function"]["return_type"]
            if node is None or opaque:
                self.lost.append(number)
            else:
                self.asked[node.id].append((number, mutant))

    def place(self, genre, start, end):
        """The node that a change stands in, or None where this way of writing has none."""
        # a field is listed with its comma
        end = start + 1 if genre == "StructField" else end
        node = self.tree.root_node.descendant_for_byte_range(start, end)
        wanted = {
            "BinaryOperator": ("binary_expression", "compound_assignment_expr"),
            "UnaryOperator": ("unary_expression",),
            "MatchArm": ("match_arm",),
            "MatchArmGuard": ("match_arm",),
            "FnValue": ("function_item",),
            "StructField": ("field_initializer", "shorthand_field_initializer"),
        }[genre]
        while node is not None and node.type not in wanted:
            if node.type == "let_chain" and genre == "BinaryOperator":
                return None
            node = node.parent
        # an arm under a guard is no rest
        if genre == "MatchArm" and not any(self.text(c).startswith("_ =>") for c in node.parent.children):
            return None
        return node

    def text(self, node):
        return self.bytes[node.start_byte : node.end_byte].decode()

    def render(self, node):
        if not node.children:
            return self.text(node)
        asked = self.asked.get(node.id)
        if asked and (whole := getattr(self, node.type)(node, asked)):
            return whole
        return self.join(node)

    def join(self, node, replaced=None):
        """The text of a node, its children rendered; `replaced` gives some of them another text."""
        parts, at = [], node.start_byte
        for child in node.children:
            parts.append(self.bytes[at : child.start_byte].decode())
            parts.append((replaced or {}).get(child.id) or self.render(child))
            at = child.end_byte
        parts.append(self.bytes[at : node.end_byte].decode())
        return "".join(parts)

    def on(self, node, number):
        while node is not None and node.type not in ("function_item", "closure_expression"):
            node = node.parent
        constant = node is not None and node.type == "function_item" and "const" in self.text(node).split("fn ")[0]
        return f"{ASKED}_const({number})" if constant else f"{ASKED}({number})"

    def choose(self, node, asked, written, otherwise):
        """`written` of the change that is on, or `otherwise`."""
        for number, mutant in reversed(asked):
            otherwise = f"if {self.on(node, number)} {{ /*<{number}*/ {written(mutant)} /*>*/ }} else {{ {otherwise} }}"
        return otherwise

    @staticmethod
    def marked(asked, text):
        numbers = ",".join(str(number) for number, _ in asked)
        return f"/*[{numbers}*/({text})/*]*/"

    def binary_expression(self, node, asked):
        left, right = (self.render(node.child_by_field_name(f)) for f in ("left", "right"))
        op = self.text(node.child_by_field_name("operator"))
        if op in ("&&", "||"):
            # written so that the right side stands there once, or chains would double at every step
            other = [(n, m) for n, m in asked if m["replacement"] in ("&&", "||")]
            self.lost += [n for n, m in asked if (n, m) not in other]
            on = self.on(node, other[0][0])
            truth = f"match {left} {{ l => if l != {on} {{ {right} }} else {{ {on} }} }}"
            false = f"match {left} {{ l => if l == {on} {{ {right} }} else {{ !{on} }} }}"
            return self.marked(other, truth if op == "&&" else false)
        by = "&" if op in ("==", "!=", "<", ">", "<=", ">=") else ""
        chosen = self.choose(node, asked, lambda m: f"l {m['replacement']} r", f"l {op} r")
        return self.marked(asked, f"match ({by}({left}), {by}({right})) {{ (l, r) => {chosen} }}")

    def compound_assignment_expr(self, node, asked):
        left, right = (self.render(node.child_by_field_name(f)) for f in ("left", "right"))
        op = self.text(node.child_by_field_name("operator"))
        chosen = self.choose(node, asked, lambda m: f"{left} {m['replacement']} r;", f"{left} {op} r;")
        return self.marked(asked, f"match {right} {{ r => {{ {chosen} }} }}")

    def unary_expression(self, node, asked):
        operator, operand = node.children[0], self.render(node.children[-1])
        chosen = self.choose(node, asked, lambda _: "x", f"{self.text(operator)}x")
        return self.marked(asked, f"match {operand} {{ x => {chosen} }}")

    def match_arm(self, node, asked):
        pattern = node.child_by_field_name("pattern")
        condition = pattern.child_by_field_name("condition")
        guard = self.render(condition) if condition is not None else "true"
        for number, mutant in asked:
            on = self.on(node, number)
            if mutant["genre"] == "MatchArm":
                guard = f"!{on} && ({guard})"
            elif mutant["replacement"] == "true":
                guard = f"{on} || ({guard})"
            else:
                guard = f"!{on} && ({guard})"
        end = next(c.start_byte for c in pattern.children if c.type == "if") if condition is not None else pattern.end_byte
        head = self.bytes[pattern.start_byte : end].decode()
        return self.join(node, {pattern.id: f"{head} if {self.marked(asked, guard)} "})

    def function_item(self, node, asked):
        body = node.child_by_field_name("body")
        lines = "".join(
            f"/*[{n}*/ if {self.on(body, n)} {{ return {m['replacement']}; }} /*]*/" for n, m in asked
        )
        inside = self.join(body)
        assert inside.startswith("{")
        return self.join(node, {body.id: "{" + lines + inside[1:]})

    def field_initializer(self, node, asked):
        number = asked[0][0]
        base = next((c for c in node.parent.children if c.type == "base_field_initializer"), None)
        if base is None:
            self.lost.append(number)
            return None
        name = self.text(node.children[0])
        value = self.render(node.children[-1])
        left_out = f"({self.text(base)[2:]}).{name}"
        return f"{name}: {self.marked(asked, f'if {self.on(node, number)} {{ {left_out} }} else {{ {value} }}')}"

    shorthand_field_initializer = field_initializer


def write(root, mutants, without):
    """Writes the sources of `root` with all mutants but those of `without`; returns the numbers that had no way to be written."""
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))
    by_file = collections.defaultdict(list)
    for number, mutant in enumerate(mutants):
        if number not in without:
            by_file[mutant["file"]].append((number, mutant))
    lost = []
    for path, chosen in by_file.items():
        source = Source(root, path, chosen, parser)
        (root / path).write_text(source.render(source.tree.root_node))
        lost += source.lost
    (root / "src/mutant.rs").write_text(ROOM % (len(mutants), len(mutants)))
    with (root / "src/lib.rs").open("a") as lib:
        lib.write("\n#[doc(hidden)]\npub mod mutant;\n")
    return lost


MARK = re.compile(rb"/\*(?:\[([\d,]+)|<(\d+)|([>\]]))\*/")


def blamed(text, start):
    """The changes that stand around a byte of a written file: of the alternative, or of the whole expression."""
    open_ = []
    for mark in MARK.finditer(text):
        if mark.start() >= start:
            break
        if mark[3]:
            open_.pop()
        else:
            open_.append([int(n) for n in (mark[1] or mark[2]).split(b",")])
    return open_[-1] if open_ else []


def check(root, features):
    """The numbers of the changes that the compiler refuses; raises where it refuses something else."""
    command = ["cargo", "check", "--lib", "--message-format", "json", *features]
    out = subprocess.run(command, cwd=root, capture_output=True, text=True)
    refused, strange = set(), []
    for line in out.stdout.splitlines():
        message = json.loads(line)
        if message.get("reason") != "compiler-message" or message["message"]["level"] != "error":
            continue
        found = set()
        # what a constant cannot ask is named in the notes, call by call
        spans = [s for part in [message["message"], *message["message"]["children"]] for s in part["spans"]]
        for span in spans:
            if (root / span["file_name"]).exists():
                found |= set(blamed((root / span["file_name"]).read_bytes(), span["byte_start"] + 1))
            if found:
                break
        refused |= found
        if not found:
            strange.append(message["message"]["rendered"])
    return refused, strange, out.returncode

r"""
From a text to sentences of words, each knowing the line it stands on.

A sentence is one line; an indented line goes on with the sentence above it, unless it begins with
a time or with `expect`. `#` begins a comment. Text with spaces stands in double quotes, where `\"`
is a quote and `\\` a backslash.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TIME = re.compile(r"(?P<time>\d\d:\d\d:\d\d)(?P<offset>[+-]\d\d:\d\d)?", re.ASCII)
"""A time of day; the offset tells the two passes of the repeated hour apart."""

_WORD = re.compile(r'\s*(?:(?P<comment>#.*)|"(?P<quoted>(?:[^"\\]|\\["\\])*)"|(?P<bare>[^\s"]+))')
_ESCAPED = re.compile(r'\\(["\\])')
_MUST_QUOTE = re.compile(r'[\s"]|^#|^$')


@dataclass(frozen=True)
class Fault:
    """
    One thing wrong in a file.

    Attributes:
        file: The file, as the reader named it.
        line: Line number, from 1.
        sentence: What is wrong.
        expected: What could stand there instead.
    """

    file: str
    line: int
    sentence: str
    expected: str

    def __str__(self) -> str:
        """Return `file:line: sentence (expected …)`."""
        return f"{self.file}:{self.line}: {self.sentence} (expected {self.expected})"


@dataclass(frozen=True)
class Faults:
    """Everything wrong in a file and in the files it names: the answer instead of a day."""

    every: tuple[Fault, ...]

    def __str__(self) -> str:
        """Return one line for each fault."""
        return "\n".join(str(fault) for fault in self.every)


@dataclass(frozen=True)
class Word:
    """A word and its line. A quoted word is text, never a keyword or a number."""

    text: str
    line: int
    quoted: bool = False

    def __str__(self) -> str:
        """Return the word as it stands in the file."""
        return quoted(self.text) if self.quoted else self.text


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence, at least one."""

    words: tuple[Word, ...]

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.words[0].line


def quoted(text: str) -> str:
    r"""
    Return a text in double quotes.

    Example:
        >>> print(quoted('Kaffe "to go"'))
        "Kaffe \"to go\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def bare_or_quoted(code: str) -> str:
    """Return a code as it is where that reads back as one word, else in quotes."""
    return quoted(code) if _MUST_QUOTE.search(code) else code


def sentences(text: str, file: str) -> Iterator[Sentence | Fault]:
    """Give each sentence of a text, or the fault that keeps one from being read."""
    pending: list[Word] = []
    fault: Fault | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        words = _words(line, number)
        if words == []:
            continue
        if not (line[0].isspace() and (words is None or _goes_on(words[0]))):
            if fault or pending:
                yield fault or Sentence(tuple(pending))
            pending, fault = [], None
        if words is None:
            fault = fault or Fault(
                file, number, "a text in quotes never ends", 'a closing " on the same line'
            )
        else:
            pending += words
    if fault or pending:
        yield fault or Sentence(tuple(pending))


def _goes_on(first: Word) -> bool:
    return first.quoted or not (TIME.fullmatch(first.text) or first.text == "expect")


def _words(line: str, number: int) -> list[Word] | None:
    """Return the words of a line, or None where a quote is left open."""
    words: list[Word] = []
    place, rest = 0, line.rstrip()
    while place < len(rest):
        match = _WORD.match(rest, place)
        if match is None:
            return None
        place = match.end()
        if match["quoted"] is not None:
            words.append(Word(_ESCAPED.sub(r"\1", match["quoted"]), number, quoted=True))
        elif match["bare"]:
            words.append(Word(match["bare"], number))
    return words

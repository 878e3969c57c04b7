"""What can go wrong: only loading a pack, taking a story or a column that is none, and reading a result again."""

from typing import NamedTuple


class FeudlineError(Exception):
    """Every error of this package is one.

    >>> import feudline
    >>> try:
    ...     feudline.Extractor().extract("x", published="yesterday")
    ... except feudline.FeudlineError as error:
    ...     print(error)
    `published` is `yesterday`; write it as YYYY-MM-DD
    """


class StoryError(FeudlineError, ValueError):
    """A story was given with something that cannot be: the message says what, and what would do."""


class ColumnError(FeudlineError, LookupError):
    """A column is missing, or holds neither text nor days."""


class ResultError(FeudlineError, ValueError):
    """A text is no feudline/1 result, or something in it leads nowhere: the message says where."""


class Fault(NamedTuple):
    """One thing wrong with a pack. `line` is 0 when the fault is of the file as a whole."""

    file: str
    line: int
    what: str
    help: str


class PackError(FeudlineError, ValueError):
    """A pack could not be loaded. `faults` holds everything that is wrong with it; it is empty if the folder could not be read."""

    def __init__(self, message: str, faults: list[tuple[str, int, str, str]]) -> None:
        super().__init__(message, faults)
        self.faults: list[Fault] = [Fault(*fault) for fault in faults]

    def __str__(self) -> str:
        return str(self.args[0])

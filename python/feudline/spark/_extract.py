"""Stories read where they lie."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any, Literal

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from .. import ColumnError, Extractor

Pack = tuple[tuple[str, str], ...]


def extract(
    df: DataFrame,
    *,
    text: str = "text",
    id: str = "id",
    title: str = "title",
    published: str = "published",
    language: str = "language",
    url: str = "url",
    source: str = "source",
    packs: Sequence[str | PathLike[str]] = (),
    tables: Sequence[str] = ("events", "claims"),
    result: bool = True,
    labels: Literal["zh", "en"] | None = None,
) -> DataFrame:
    """One row for each story, in no order: `id`, `language`, `title`, `published`, `published_inferred`, a column of lists of structs
    for each of `tables`, `result` (the line that `feudline batch` writes, which `feuds` needs) and `error`.

    The other arguments name the columns: `text` and `id` must be there, the rest is used where it is. A row that cannot be read has an
    `error` and nothing else but its `id`; none is lost. `packs` are folders on the driver; they are checked there, so that a faulty one
    raises `PackError` at once, and sent to all workers.
    """
    names = {"text": text, "id": id, "title": title, "published": published, "language": language, "url": url, "source": source}
    for must in (text, id):
        if must not in df.columns:
            raise ColumnError(f"no column `{must}`; there are {', '.join(df.columns)}")
    files = tuple(_files(Path(pack)) for pack in packs)
    options: dict[str, Any] = {"tables": list(tables), "result": result, "labels": labels, "jobs": 1}
    empty = pyarrow.table({"id": pyarrow.array([], "string"), "text": pyarrow.array([], "string")})
    schema = pyarrow.table(Extractor(packs).extract_arrow(empty, **options)).schema
    sent = df.sparkSession.sparkContext.broadcast(files)

    def read(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        extractor = _extractor(sent.value)
        for batch in batches:
            yield from pyarrow.table(extractor.extract_arrow(batch, **options)).to_batches()

    # days and identifiers of any type as they are written
    columns = [F.col(f"`{column}`").cast("string").alias(name) for name, column in names.items() if column in df.columns]
    return df.select(*columns).mapInArrow(read, from_arrow_schema(schema))


def _files(folder: Path) -> Pack:
    """The files of a pack, by their paths in it."""
    found = [path for part in ("grammars", "gazetteers") for path in sorted((folder / part).rglob("*")) if path.is_file()]
    return tuple((path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in found if path.suffix in (".toml", ".tsv"))


@lru_cache(maxsize=4)
def _extractor(packs: tuple[Pack, ...]) -> Extractor:
    """Made once for each worker and not for each task."""
    files: list[Mapping[str, str]] = [dict(pack) for pack in packs]
    return Extractor(files)

"""Stories that have to do with each other, found and put together without a machine that sees them all.

What ties stories is the library's business: it gives the names of everybody in a story, says who among bearers of names is one, and
turns an outline of the story into keys. Spark sorts and counts them: names that are borne by two, components, keys that too many have.
"""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow
from pyspark.sql import DataFrame, Row
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from .. import ColumnError, Extraction, Feud, FeudlineError
from .._feudline import MOST_BUNDLES, keys, outlines, who_is_who
from ._components import components

_OUTLINE = """
    id string, text bigint, outline string,
    who array<struct<kind: string, row: string, fine: string, names: array<string>, shared: array<string>, is_party: boolean>>
"""


def feuds(
    results: DataFrame,
    *,
    result: str = "result",
    id: str = "id",
    error: str = "error",
    tables: Sequence[str] = ("events", "disputed_points"),
) -> DataFrame:
    """One row for each group of stories that have to do with each other, in no order: `documents` (their ids, sorted), `stories` (how
    many), `disputes` (how many), a column of lists of structs for each of `tables`, `result` (the group as feudline/1) and `error`.

    `results` is what `extract` gives, or rows of `feuds` of earlier days beside it: its column `result` holds feudline/1. Rows that have an
    `error`, or no feudline/1 in them, come back as rows with an error. Groups are those of `Feud.assemble` of all stories, and each is put
    together by itself from the stories in it; what `merge` makes of all of them is to the byte what one process makes of all stories.
    """
    if result not in results.columns:
        raise ColumnError(f"no column `{result}`; there are {', '.join(results.columns)}")
    lines = results.where(F.col(result).isNotNull()).select(F.col(result).alias("result"))
    of_story = _groups(lines)
    stories = lines.mapInArrow(_stories, "story_id string, text bigint, line string, error string").select(
        F.xxhash64("story_id", "text").alias("story"), "line", "error"
    )
    schema = _schema(tables)

    def assemble(group: pyarrow.Table) -> pyarrow.Table:
        return _together(group["line"].to_pylist(), tables, schema)

    groups = stories.where("error is null").join(of_story, "story", "left").select(F.coalesce("group", "story").alias("group"), "line")
    whole = groups.groupBy("group").applyInArrow(assemble, from_arrow_schema(schema))
    failed = [stories.where("error is not null").select(F.array().cast("array<string>").alias("documents"), "error")]
    if error in results.columns:
        named = F.array(F.col(id)) if id in results.columns else F.array().cast("array<string>")
        failed.append(results.where(F.col(result).isNull()).select(named.alias("documents"), F.col(error).alias("error")))
    for rows in failed:
        whole = whole.unionByName(rows.withColumns({"stories": F.lit(0), "disputes": F.lit(0)}), allowMissingColumns=True)
    return whole


def merge(feuds: DataFrame, *, result: str = "result") -> Feud:
    """All feuds of a column as one, on the driver: for corpora that fit there. Two by two on the workers first, then here."""

    def some(rows: Iterable[Row]) -> Iterable[str]:
        read = [Feud.from_json(row[0]) for row in rows]
        if read:
            yield Feud.assemble([]).merge(*read).to_json()

    def two(a: str, b: str) -> str:
        return Feud.from_json(a).merge(Feud.from_json(b)).to_json()

    lines = feuds.where(F.col(result).isNotNull()).select(result).rdd.mapPartitions(some)
    return Feud.from_json(lines.treeReduce(two)) if not lines.isEmpty() else Feud.assemble([])


def _groups(lines: DataFrame) -> DataFrame:
    """The `group` of each `story` that is not alone."""
    read = lines.mapInArrow(_outlines, _OUTLINE)
    read = read.withColumns({"story": F.xxhash64("id", "text"), "reading": F.xxhash64("id", "text", "outline", "who")})
    read = read.dropDuplicates(["reading"]).persist()
    who = _who_is_who(read).groupBy("reading").agg(F.sort_array(F.collect_list(F.struct("n", "actor", "is_party"))).alias("whom"))
    told = read.select("reading", "story", "outline").join(who, "reading", "left").select("story", "outline", "whom")
    held = told.mapInArrow(_keys, "node bigint, key string, is_hint boolean").distinct().persist()
    bundles = components(held.where("not is_hint").select("node", "key"))
    hinted = held.where("is_hint").join(bundles, "node", "left").select("key", F.coalesce("component", "node").alias("node")).distinct()
    # who turns up in many unrelated matters ties nothing
    few = hinted.groupBy("key").count().where(F.col("count").between(2, MOST_BUNDLES)).select("key")
    joined = components(hinted.join(few, "key", "left_semi"))
    joined = joined.select(F.col("node").alias("bundle"), F.col("component").alias("group"))
    stories = held.select("node").distinct().join(bundles, "node", "left").withColumn("bundle", F.coalesce("component", "node"))
    groups = stories.join(joined, "bundle", "left").select(F.col("node").alias("story"), F.coalesce("group", "bundle").alias("group"))
    return groups.where("story != group")


def _who_is_who(read: DataFrame) -> DataFrame:
    """Who everybody is: `reading`, `n` (which entity of the story), `actor`, `is_party`."""
    exploded = read.select("reading", "story", "id", "text", F.posexplode("who").alias("n", "w")).select("*", "w.*").drop("w")
    bearers = exploded.withColumn("bearer", F.xxhash64("kind", "row", "fine", "names")).persist()
    borne = bearers.select("bearer", "kind", "row", "shared", F.explode("names").alias("name"))
    row = F.when(F.col("row") != "", F.col("row"))
    counted = borne.groupBy("kind", "name").agg(
        F.max(F.array_contains("shared", F.col("name"))).alias("twice"), (F.min(row) != F.max(row)).alias("rows")
    )
    ambiguous = counted.where("twice or rows").select("kind", "name")
    certain = borne.select("bearer", "kind", "name").distinct().join(ambiguous, ["kind", "name"], "left_anti")
    by_name = certain.select(F.col("bearer").alias("node"), F.concat_ws("\x1f", "kind", F.lit("name"), "name").alias("key"))
    rows = bearers.where("row != ''").select("bearer", F.concat_ws("\x1f", "kind", F.lit("row"), "row").alias("key")).distinct()
    held = by_name.union(rows)
    alike = components(held)
    about = bearers.groupBy("bearer").agg(
        *(F.min(column).alias(column) for column in ("kind", "row", "fine", "is_party")), F.min(F.struct("id", "text", "n")).alias("first")
    )
    names = certain.groupBy("bearer").agg(F.collect_list("name").alias("names"))
    members = alike.withColumnRenamed("node", "bearer").join(about, "bearer").join(names, "bearer", "left")
    settled = members.groupBy("component").applyInArrow(_settled, "bearer bigint, actor bigint, is_party boolean")
    settled = settled.select("bearer", "actor", F.col("is_party").alias("actor_is_party"))
    # one name set in many stories is one actor, if anything in it is certain
    known = held.select(F.col("node").alias("bearer")).distinct().join(settled, "bearer", "left")
    known = known.select("bearer", F.coalesce("actor", "bearer").alias("actor"), "actor_is_party")
    return bearers.join(known, "bearer", "left").select(
        "reading",
        "n",
        F.coalesce("actor", F.xxhash64("story", "n")).alias("actor"),
        F.coalesce("actor_is_party", "is_party").alias("is_party"),
    )


def _settled(members: pyarrow.Table) -> pyarrow.Table:
    """Who among bearers of common names is one."""
    rows = sorted(members.to_pylist(), key=lambda row: (row["first"]["id"], row["first"]["text"], row["first"]["n"]))
    whom = who_is_who([(row["kind"], row["row"], row["fine"], row["names"] or []) for row in rows])
    return pyarrow.table(
        {
            "bearer": pyarrow.array([row["bearer"] for row in rows], "int64"),
            "actor": pyarrow.array([rows[first]["bearer"] for first, _ in whom], "int64"),
            "is_party": pyarrow.array([is_party for _, is_party in whom], "bool"),
        }
    )


def _outlines(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """The outline of every story; results that are none are told of by `_stories`."""
    who = ("kind", "row", "fine", "names", "shared", "is_party")
    kinds = [pyarrow.string()] * 3 + [pyarrow.list_(pyarrow.string())] * 2 + [pyarrow.bool_()]
    kind = pyarrow.struct(list(zip(who, kinds, strict=True)))
    for batch in batches:
        rows = []
        for result in batch["result"].to_pylist():
            try:
                rows.extend(outlines(result))
            except FeudlineError:
                continue
        columns = [[row[i] for row in rows] for i in range(3)]
        people = [[dict(zip(who, bearer, strict=True)) for bearer in row[3]] for row in rows]
        yield pyarrow.record_batch(
            [
                pyarrow.array(columns[0], "string"),
                pyarrow.array(columns[1], "int64"),
                pyarrow.array(columns[2], "string"),
                pyarrow.array(people, pyarrow.list_(kind)),
            ],
            ["id", "text", "outline", "who"],
        )


def _keys(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """What ties each story to others, or hints at it."""
    for batch in batches:
        nodes, held, hints = [], [], []
        for row in batch.to_pylist():
            for is_hint, found in enumerate(keys(row["outline"], [(w["actor"], w["is_party"]) for w in row["whom"] or []])):
                nodes.extend([row["story"]] * len(found))
                held.extend(found)
                hints.extend([bool(is_hint)] * len(found))
        arrays = [pyarrow.array(nodes, "int64"), pyarrow.array(held, "string"), pyarrow.array(hints, "bool")]
        yield pyarrow.record_batch(arrays, ["node", "key", "is_hint"])


def _stories(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Every story on a line of its own; a result of several is taken apart."""
    for batch in batches:
        rows: list[tuple[str | None, int | None, str | None, str | None]] = []
        for result in batch["result"].to_pylist():
            try:
                told = outlines(result)
                lines = [result] if len(told) == 1 else [story.to_json() for story in Feud.from_json(result).extractions]
            except FeudlineError as error:
                rows.append((None, None, None, str(error)))
                continue
            if len(told) > 1:
                told = [outlines(line)[0] for line in lines]
            rows.extend((story[0], story[1], line, None) for story, line in zip(told, lines, strict=True))
        kinds = ("string", "int64", "string", "string")
        arrays = [pyarrow.array([row[i] for row in rows], kind) for i, kind in enumerate(kinds)]
        yield pyarrow.record_batch(arrays, ["story_id", "text", "line", "error"])


def _schema(tables: Sequence[str]) -> pyarrow.Schema:
    fields = [
        pyarrow.field("documents", pyarrow.list_(pyarrow.string())),
        pyarrow.field("stories", pyarrow.int32()),
        pyarrow.field("disputes", pyarrow.int32()),
    ]
    nothing = Feud.assemble([])
    for table in tables:
        rows = pyarrow.table(nothing.table(table)).schema
        fields.append(pyarrow.field(table, pyarrow.list_(pyarrow.struct(list(rows)))))
    return pyarrow.schema([*fields, pyarrow.field("result", pyarrow.string()), pyarrow.field("error", pyarrow.string())])


def _together(lines: list[str], tables: Sequence[str], schema: pyarrow.Schema) -> pyarrow.Table:
    """A group, as a row."""
    feud = Feud.assemble(Extraction.from_json(line) for line in lines)
    told = feud.to_dict()
    columns = [
        pyarrow.array([[document["id"] for document in told["documents"]]], pyarrow.list_(pyarrow.string())),
        pyarrow.array([len(told["documents"])], "int32"),
        pyarrow.array([len(told["disputes"])], "int32"),
    ]
    for table in tables:
        rows = pyarrow.table(feud.table(table)).combine_chunks().to_struct_array().combine_chunks()
        columns.append(pyarrow.ListArray.from_arrays(pyarrow.array([0, len(rows)], "int32"), rows))
    columns += [pyarrow.array([feud.to_json()], "string"), pyarrow.array([None], "string")]
    return pyarrow.table([column.cast(field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)

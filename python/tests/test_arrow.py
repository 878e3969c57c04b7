"""Tables in and out, without a copy, from and to the programs people use."""

import datetime
import decimal

import duckdb
import pandas
import polars
import pyarrow
import pytest

import feudline
from feudline import Feud
from stories import story

STORIES = [story(number) for number in range(40)]


def columns() -> dict[str, list]:
    return {key: [line[key] for line in STORIES] for key in STORIES[0]}


def inputs():
    table = pyarrow.table(columns())
    dated = table.set_column(2, "published", table["published"].cast("date32"))
    timed = table.set_column(2, "published", table["published"].cast("date32").cast(pyarrow.timestamp("us", "UTC")))
    large = table.set_column(1, "text", table["text"].cast("large_string"))
    coded = table.set_column(3, "source", table["source"].dictionary_encode())
    return {
        "pyarrow": table,
        "batch": table.to_batches()[0],
        "batches": pyarrow.concat_tables([table.slice(0, 7), table.slice(7)]),
        "days": dated,
        "times": timed,
        "large": large,
        "coded": coded,
        "polars": polars.DataFrame(columns()),
        "pandas": pandas.DataFrame(columns()),
        "duckdb": duckdb.connect().from_arrow(table),
    }


@pytest.mark.parametrize("kind", inputs())
def test_tables_of_any_kind_are_read_alike(extractor, kind):
    rows = extractor.extract_arrow(inputs()[kind], jobs=2).to_pyarrow().to_pylist()
    expected = [told.to_json() for told in extractor.extract_many(STORIES)]
    assert [row["result"] for row in rows] == expected
    assert {row["error"] for row in rows} == {None}


def test_lists_hold_what_the_tables_hold(extractor):
    tables = list(feudline.TABLES)
    rows = extractor.extract_arrow(pyarrow.table(columns()), tables=tables, result=False)
    assert rows.column_names == ["id", "language", "title", "published", "published_inferred", *tables, "error"]
    for row, told in zip(rows.to_pyarrow().to_pylist(), extractor.extract_many(STORIES), strict=True):
        assert (row["id"], row["language"], row["published"]) == (told.id, told.language, datetime.date.fromisoformat(told.published))
        feud = Feud.assemble([told])
        for table in tables:
            assert row[table] == feud.table(table).to_pyarrow().to_pylist(), table


def test_a_row_that_cannot_be_read_is_an_error_in_its_place(extractor):
    table = pyarrow.table(
        {
            "key": ["a", None, "c", "d", "e"],
            "body": ["Harrow Inc. sued Pinwheel Ltd.", "x", None, "x", ""],
            "published": ["2021-05-03", None, None, "May", None],
        }
    )
    rows = extractor.extract_arrow(table, text="body", id="key").to_pyarrow().to_pylist()
    assert [row["error"] for row in rows] == [None, "`id` is null", "`text` is null", "`published` is `May`; write it as YYYY-MM-DD", None]
    assert [row["id"] for row in rows] == ["a", None, "c", "d", "e"]
    assert [row["events"] is None for row in rows] == [False, True, True, True, False]
    assert rows[4]["events"] == []
    numbered = extractor.extract_arrow(table, text="body", id=None).to_pyarrow()
    assert numbered["id"].to_pylist() == ["0", "1", "2", "3", "4"]


def test_a_column_that_is_missing_or_holds_no_text_is_named(extractor):
    with pytest.raises(feudline.ColumnError, match="no column `text`; there are id, body"):
        extractor.extract_arrow(pyarrow.table({"id": ["a"], "body": ["b"]}))
    with pytest.raises(feudline.ColumnError, match=r"column `text` is Float64; expected text or days"):
        extractor.extract_arrow(pyarrow.table({"id": ["a"], "text": [1.5]}))
    with pytest.raises(ValueError, match="`event` is no table"):
        extractor.extract_arrow(pyarrow.table(columns()), tables=["event"])
    with pytest.raises(ValueError, match="__arrow_c_stream__"):
        extractor.extract_arrow("text")


def test_no_rows_give_no_rows_with_all_columns(extractor):
    empty = extractor.extract_arrow(pyarrow.table(columns()).slice(0, 0))
    assert len(empty) == 0
    assert empty.to_pyarrow().schema == extractor.extract_arrow(pyarrow.table(columns())).to_pyarrow().schema


def test_tables_are_taken_over_by_each_program(extractor):
    feud = Feud.assemble(extractor.extract_many(STORIES))
    amounts = feud.table("amounts")
    low = [decimal.Decimal(row["low"]) for row in feud.to_dict()["amounts"]]
    assert amounts.to_pyarrow()["low"].to_pylist() == low
    assert amounts.to_polars()["low"].to_list() == low
    assert amounts.to_pandas()["low"].tolist() == low
    assert duckdb.sql("select low from amounts").fetchall() == [(value,) for value in low]
    assert len(amounts) == len(low) and "low_text" in amounts.column_names
    days = feud.timeline().to_polars()["earliest"].drop_nulls()
    assert days.dtype == polars.Date and days.is_sorted()
    assert feud.timeline(labels="en").to_polars()["label"][0] != feud.timeline(labels="zh").to_polars()["label"][0]

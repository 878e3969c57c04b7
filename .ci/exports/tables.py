"""CSV, Parquet and NDJSON in DuckDB, Polars and pandas: the same rows, and the right types."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas
import polars

ACTS = tuple("=+-@＝＋－＠﹦﹢﹣﹫\t\r\n")
DAYS = {"earliest", "latest", "said_earliest", "said_latest", "published"}
NUMBERS = {"start", "end", "line", "evidence_count", "position", "mention_count", "number", "characters", "repeated_paragraphs"}
LISTS = {"participants", "amount_ids", "amounts", "notes", "event_ids", "event_types", "factualities", "speakers", "target_ids",
         "targets", "about", "aliases", "reasons"}


def plain(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file, strict=True))


def unguarded(cell):
    return cell[1:] if cell.startswith("'") and cell.lstrip("' \u00a0\u3000").startswith(ACTS) else cell


def as_csv(value):
    """A typed value as its cell in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, (list, tuple)):
        return "; ".join(value)
    return str(value)


def rows(folder, name):
    raw = plain(folder / "raw" / f"{name}.csv")
    head, body = raw[0], raw[1:]
    guarded = plain(folder / "guarded" / f"{name}.csv")
    words = [i for i, column in enumerate(head) if column not in DAYS | NUMBERS | {"low", "high"}]
    assert guarded[0] == head and len(guarded) == len(raw), name
    for plain_row, row in zip(body, guarded[1:]):
        assert not any(row[i].startswith(ACTS) for i in words if row[i] != "-"), row
        for i in words:
            # what is shown as \u{…} is hidden in the story
            if "\\u{" not in row[i]:
                assert unguarded(row[i]) == plain_row[i], (name, row[i], plain_row[i])
    return head, body


def check_csv(folder, name, head, body):
    for kind in ["raw", "guarded"]:
        path = str(folder / kind / f"{name}.csv")
        want = plain(path)[1:]
        pandas_rows = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8").values.tolist()
        polars_rows = [["" if v is None else v for v in row] for row in polars.read_csv(path, infer_schema_length=0).rows()]
        duck = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar=true, header=true, strict_mode=true, quote='\"', escape='\"', delim=',')")
        duck_rows = [["" if v is None else v for v in row] for row in duck.fetchall()]
        assert list(duck.columns) == head, (name, duck.columns)
        assert pandas_rows == want, f"{path} in pandas"
        assert polars_rows == want, f"{path} in Polars"
        assert duck_rows == want, f"{path} in DuckDB"


def check_parquet(folder, name, head, body):
    path = str(folder / "parquet" / f"{name}.parquet")
    types = {row[0]: row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()}
    frame = polars.read_parquet(path)
    for column in head:
        if column in DAYS:
            want, polars_type = "DATE", polars.Date
        elif column in NUMBERS:
            want, polars_type = "BIGINT", polars.Int64
        elif column in {"low", "high"}:
            want, polars_type = "DECIMAL(38,9)", polars.Decimal(38, 9)
            assert types[f"{column}_text"] == "VARCHAR"
        elif column in {"per_unit", "published_inferred"}:
            want, polars_type = "BOOLEAN", polars.Boolean
        elif column in LISTS:
            want, polars_type = "VARCHAR[]", polars.List(polars.String)
        else:
            want, polars_type = "VARCHAR", polars.String
        assert types[column] == want, (name, column, types[column])
        assert frame.schema[column] == polars_type, (name, column, frame.schema[column])
    duck_rows = duckdb.sql(f"SELECT * FROM '{path}'")
    names = list(duck_rows.columns)
    for source, found in [
        ("DuckDB", [dict(zip(names, row)) for row in duck_rows.fetchall()]),
        ("Polars", frame.to_dicts()),
        ("pandas", pandas.read_parquet(path, dtype_backend="pyarrow").to_dict("records")),
    ]:
        assert len(found) == len(body), (name, source, len(found), len(body))
        for row, want in zip(found, body):
            for column, cell in zip(head, want):
                value = row[column]
                if source == "pandas":
                    value = value.tolist() if hasattr(value, "tolist") else value
                    value = None if value is pandas.NA else value
                assert as_csv(value) == cell, (name, source, column, value, cell)


def check_ndjson(folder, result):
    path = str(folder / "extract.ndjson")
    lines = [json.loads(line) for line in Path(path).read_text().splitlines()]
    want = sum(len(line["amounts"]) for line in lines)
    duck = duckdb.sql(f"SELECT sum(len(amounts)) FROM read_json('{path}', format='newline_delimited', sample_size=-1)").fetchall()[0][0]
    assert (duck or 0) == want, (duck, want)
    # what merging needs is packed into lists of mixed types, which Polars has no type for: docs/data-engineer.md says so
    told = "\n".join(json.dumps({key: value for key, value in line.items() if key != "stories"}, ensure_ascii=False) for line in lines)
    frame = polars.read_ndjson(told.encode(), infer_schema_length=None)
    assert frame.height == len(lines) and sum(len(row) for row in frame["events"].to_list()) == sum(len(l["events"]) for l in lines)
    assert len(pandas.read_json(path, lines=True, dtype=False)) == len(lines)
    bounds = [a["low"] for line in lines for a in line["amounts"]]
    read = [a["low"] for row in frame["amounts"].to_list() for a in row]
    assert read == bounds, "exact sums are words to every reader"


def check_page(folder, result):
    """The query that docs/data-engineer.md shows."""
    page = (Path(__file__).parent.parent.parent / "docs/data-engineer.md").read_text()
    query = page.split("```sql\n")[1].split("```")[0].replace("feuds.ndjson", str(folder / "extract.ndjson"))
    lines = [json.loads(line) for line in (folder / "extract.ndjson").read_text().splitlines()]
    want = sum(e["factuality"] == "asserted" for line in lines for e in line["events"])
    if want:
        assert len(duckdb.sql(query.rstrip().rstrip(";")).fetchall()) == want


def check(folder):
    result = json.loads((folder / "extract.json").read_text())
    count = 0
    names = sorted(path.stem for path in (folder / "raw").glob("*.csv"))
    assert len(names) == 11, names
    for name in names:
        head, body = rows(folder, name)
        check_csv(folder, name, head, body)
        check_parquet(folder, name, head, body)
        count += len(body)
    events = [row[0] for row in rows(folder, "events")[1]]
    assert events == [event["id"] for event in result["events"]], "every event has its row"
    check_ndjson(folder, result)
    check_page(folder, result)
    return f"{count} rows in DuckDB, Polars and pandas"

# %% [markdown]
# # From a lake of articles to what is disputed
#
# Articles lie in a Parquet file. We read them, put together what belongs together, and ask polars and DuckDB about it. Each cell runs by
# itself in a notebook; `python examples/articles.py` runs them all. Firms and people are invented.

# %% Articles, as a lake has them
import tempfile
from pathlib import Path

import duckdb
import polars

lake = Path(tempfile.mkdtemp()) / "articles.parquet"
polars.DataFrame(
    {
        "id": ["ferry-1", "ferry-2", "dock-1", "quay-1"],
        "published": ["2021-05-04", "2021-06-20", "2021-06-21", "2022-02-02"],
        "source": ["The Ferry Post", "The Ferry Post", "石桥晚报", "石桥晚报"],
        "text": [
            "Harrow Inc. sued Pinwheel Ltd. on 3 May 2021, seeking $18.4 million in damages. Harrow said Pinwheel had breached the contract.",
            "Pinwheel Ltd. denied that it had breached the contract with Harrow Inc. Pinwheel said it had paid Harrow $2 million in 2020.",
            "2021年5月13日，Harrow Inc.起诉Pinwheel Ltd.，索赔1840万美元。Pinwheel Ltd.否认违约。",
            "2022年1月30日，鹭遥物流公司起诉禾木食品公司，索赔3亿元。禾木食品公司否认侵权。",
        ],
    }
).write_parquet(lake)

# %% Each article by itself: a row for each, with lists of its events and claims
import feudline

extractor = feudline.Extractor()
read = extractor.extract_arrow(polars.read_parquet(lake)).to_polars()
print(read.select("id", "language", "published", polars.col("events").list.len(), polars.col("claims").list.len()))

# %% Together
feud = feudline.Feud.assemble(feudline.Extraction.from_json(line) for line in read["result"])
print(feud.to_text(labels="en"))

# %% The disputes, by polars
events = feud.timeline(labels="en").to_polars()
print(events.filter(polars.col("factuality") == "asserted").select("earliest", "label", "evidence_count"))
disputes = polars.DataFrame(
    [
        {"dispute": dispute["id"], "stories": len(dispute["documents"]), "events": len(dispute["events"]), "state": dispute["state"]}
        for dispute in feud.to_dict()["disputes"]
    ]
)
print(disputes)

# %% What is disputed, by DuckDB: it takes tables over as they are
points = feud.table("disputed_points", labels="en")
answers = duckdb.sql("""
    select points.question, points.speaker, points.answer, points.document
    from points order by points.id, points.position
""")
print(answers)

# %% Sums are exact, whoever adds them
amounts = feud.table("amounts")
print(duckdb.sql("select currency, sum(low) as asked, count(*) as sums from amounts group by currency order by currency"))

# %% A page to click through
page = lake.with_name("feud.html")
page.write_text(feud.to_html(labels="en"), "utf-8")
print(page.stat().st_size, "bytes")

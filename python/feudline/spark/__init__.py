"""feudline on a Spark cluster (PySpark 4.0 and later): stories in a DataFrame, what they say in another.

>>> from pyspark.sql import SparkSession
>>> import feudline.spark
>>> spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", False).getOrCreate()
>>> stories = spark.createDataFrame([("a", "On 3 May 2021 Harrow Inc. sued Pinwheel Ltd."), ("b", None)], "id string, text string")
>>> read = feudline.spark.extract(stories)
>>> [(row.id, row.error, row.events and row.events[0].type) for row in read.orderBy("id").collect()]
[('a', None, 'legal.sue'), ('b', '`text` is null', None)]
>>> feuds = feudline.spark.feuds(read)
>>> [(row.documents, row.stories, row.error) for row in feuds.orderBy("documents").collect()]
[(['a'], 1, None), (['b'], 0, '`text` is null')]
>>> feudline.spark.merge(feuds)
<feudline.Feud: 1 stories, 1 events, 1 disputes>

`extract` reads each story by itself, `feuds` finds which stories have to do with each other and puts those together, and `merge` makes
one feud of all where that fits on one machine. `docs/scale.md` tells what each costs.
"""

from ._extract import extract
from ._feuds import feuds, merge

__all__ = ["extract", "feuds", "merge"]

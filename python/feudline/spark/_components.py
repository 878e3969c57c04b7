"""Connected components by sorting and counting alone: alternating large and small stars (R. Kiveris and others, "Connected components
in MapReduce and beyond", 2014). Each round is two shuffles of the edges, and rounds are few (the logarithm of the longest way).

What is left to join when every key has tied its nodes to the smallest is often little; then the driver does it, which saves the rounds.
"""

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

# edges of two numbers that the driver takes, in some seconds and a hundred megabytes or so
MOST = 1_000_000


def components(holders: DataFrame, most: int = MOST) -> DataFrame:
    """Of rows (`node`, `key`), both of which may come often, those nodes that share a key with others, directly or by way of others:
    (`node`, `component`), where the component is its smallest node. Who shares nothing is left out. Up to `most` edges are joined by the
    driver, more of them by rounds on the cluster."""
    least = holders.groupBy("key").agg(F.min("node").alias("least"), F.max("node").alias("most")).where("least < most")
    edges = holders.join(least, "key").where("node > least").select(F.col("node").alias("a"), F.col("least").alias("b")).distinct()
    few = edges.limit(most + 1).toArrow()
    return _on_the_driver(edges, few) if few.num_rows <= most else _on_the_cluster(edges)


def _on_the_driver(edges: DataFrame, taken: pyarrow.Table) -> DataFrame:
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    for a, b in zip(taken["a"].to_pylist(), taken["b"].to_pylist(), strict=True):
        a, b = root(a), root(b)
        parent[max(a, b)] = min(a, b)
    found = {"node": pyarrow.array(parent, "int64"), "component": pyarrow.array(map(root, parent), "int64")}
    return edges.sparkSession.createDataFrame(pyarrow.table(found))


def _on_the_cluster(edges: DataFrame) -> DataFrame:
    edges, before = cut(edges), None
    while True:
        edges = cut(_small_star(_large_star(edges)))
        now = edges.agg(F.count("*"), F.bit_xor(F.xxhash64("a", "b"))).first()
        if now == before:
            break
        before = now
    stars = edges.select(F.col("a").alias("node"), F.col("b").alias("component"))
    roots = edges.select(F.col("b").alias("node"), F.col("b").alias("component")).distinct()
    return stars.union(roots)


def _large_star(edges: DataFrame) -> DataFrame:
    """Every larger neighbour of a node is tied to the smallest of them all."""
    both = edges.union(edges.select(F.col("b").alias("a"), F.col("a").alias("b")))
    least = both.groupBy("a").agg(F.min("b").alias("m")).select("a", F.least("a", "m").alias("m"))
    tied = both.join(least, "a").where("b > a")
    return tied.select(F.col("b").alias("a"), F.col("m").alias("b")).where("a != b").distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Every smaller neighbour of a node, and the node, is tied to the smallest of them."""
    down = edges.select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b"))
    least = down.groupBy("a").agg(F.min("b").alias("m"))
    tied = down.join(least, "a").select(F.col("b").alias("a"), F.col("m").alias("b"))
    return tied.union(least.select("a", F.col("m").alias("b"))).where("a != b").distinct()


def cut(df: DataFrame) -> DataFrame:
    """The same rows without the plan that led to them, which would double with every round: from a checkpoint where the session has a
    folder for them, else by way of an RDD. Both outlive an executor."""
    session = df.sparkSession
    if session.sparkContext.getCheckpointDir() is not None:
        return df.checkpoint()
    return session.createDataFrame(df.rdd, df.schema, verifySchema=False).persist()

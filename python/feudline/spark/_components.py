"""Connected components by sorting and counting alone: alternating large and small stars (R. Kiveris and others, "Connected components
in MapReduce and beyond", 2014). Each round is two shuffles of the edges, and rounds are few (the logarithm of the longest way)."""

from pyspark.sql import DataFrame
from pyspark.sql import functions as F


def components(holders: DataFrame) -> DataFrame:
    """Of rows (`node`, `key`), both of which may come often, those nodes that share a key with others, directly or by way of others:
    (`node`, `component`), where the component is its smallest node. Who shares nothing is left out."""
    least = holders.groupBy("key").agg(F.min("node").alias("least"), F.max("node").alias("most")).where("least < most")
    edges = holders.join(least, "key").where("node > least").select(F.col("node").alias("a"), F.col("least").alias("b")).distinct()
    edges = cut(edges)
    before = None
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

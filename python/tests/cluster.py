"""Spark on this machine."""

from pyspark.sql import SparkSession


def session(master: str, settings: dict[str, str]) -> SparkSession:
    """A session that nobody outside can see and that only tells of errors."""
    builder = SparkSession.builder.master(master).appName("feudline")
    here = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    for key, value in (here | settings).items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session

"""What several tests share."""

import os
from pathlib import Path

import pytest

import feudline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def extractor() -> feudline.Extractor:
    """One for all: it takes long to make."""
    return feudline.Extractor()


@pytest.fixture(scope="session")
def binary() -> str:
    """The command line, to hold the package against."""
    path = os.environ.get("FEUDLINE", str(ROOT / "target" / "debug" / "feudline"))
    assert Path(path).is_file(), f"{path} is missing: cargo build --features cli, or name another in FEUDLINE"
    return path

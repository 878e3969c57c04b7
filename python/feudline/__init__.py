"""Reads news about corporate disputes, Chinese and English, and tells who are the parties, what happened when and for how much,
who says so, and where the accounts contradict each other.

>>> import feudline
>>> extractor = feudline.Extractor()
>>> story = extractor.extract("2024年2月29日，马斯克在旧金山起诉OpenAI。OpenAI否认违约。", id="a")
>>> [claim["type"] for claim in story.claims]
['denial']
>>> feud = feudline.Feud.assemble([story])
>>> feud.to_dict()["dispute"]["opened"]
'e1'

No model and no network: the same story and pack give the same bytes. Offsets count code points, so they index a `str`.
`feudline.spacy` and `feudline.spark` are loaded only if they are imported.
"""

from ._feudline import SCHEMA, TABLES, Extraction, Extractor, Feud, Table, __version__
from .errors import ColumnError, Fault, FeudlineError, PackError, ResultError, StoryError

__all__ = [
    "SCHEMA",
    "TABLES",
    "ColumnError",
    "Extraction",
    "Extractor",
    "Fault",
    "Feud",
    "FeudlineError",
    "PackError",
    "ResultError",
    "StoryError",
    "Table",
    "__version__",
]

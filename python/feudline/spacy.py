"""A component for spaCy pipelines, of any language that it has a tokenizer for: `nlp.add_pipe("feudline")`.

It writes spans (`doc.spans`, in which spans may overlap), and `doc._.feudline` is the `Extraction` of the whole.

>>> import spacy
>>> nlp = spacy.blank("zh")
>>> _ = nlp.add_pipe("feudline")
>>> doc = nlp("2024年2月29日，马斯克起诉OpenAI，索赔10亿美元。")
>>> [(span.text, span.label_) for span in doc.spans["feudline.events"]]
[('起诉', 'legal.sue')]
>>> [(span.text, span.label_, span.id_) for span in doc.spans["feudline.entities"]]
[('马斯克', 'person', 'p1'), ('OpenAI', 'organization', 'p2')]

| spans | their words | label | id |
| --- | --- | --- | --- |
| `feudline.entities` | every mention | kind | that of the entity; `kb_id` is its row of the tables |
| `feudline.amounts` | every sum | currency, or empty | that of the sum |
| `feudline.dates` | every date | granularity | that of the date |
| `feudline.events` | the word that set off the rule | type | that of the event |
| `feudline.claims` | what is said | type | that of the claim |

A span covers whole tokens: where words begin or end inside of one, it is wider than they are; offsets to the letter are in
`doc._.feudline`. The day of publication is taken from `doc.user_data["published"]` where it stands there.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from . import Extraction, Extractor

# kept as text, so that docs can be stored and sent to other processes
_KEY = "feudline"


def _told(doc: Doc) -> Extraction | None:
    return Extraction.from_json(doc.user_data[_KEY]) if _KEY in doc.user_data else None


if not Doc.has_extension("feudline"):
    Doc.set_extension("feudline", getter=_told)


class Component:
    """What reads each doc. Made by `nlp.add_pipe("feudline", config={"packs": [...], "key": "feudline"})`."""

    def __init__(self, packs: Sequence[str], key: str) -> None:
        self.extractor = Extractor(packs)
        self.key = key

    def __call__(self, doc: Doc) -> Doc:
        """Reads a doc and marks it."""
        language = {"zh": None, "en": "en"}.get(doc.lang_)
        story = self.extractor.extract(doc.text, published=doc.user_data.get("published"), language=language)
        told = story.to_dict()
        doc.user_data[_KEY] = story.to_json()
        for name, spans in _spans(told).items():
            marked = [_span(doc, *span) for span in spans]
            doc.spans[f"{self.key}.{name}"] = SpanGroup(doc, spans=[span for span in marked if span is not None])
        return doc


def _spans(told: dict[str, Any]) -> dict[str, Iterator[tuple[dict[str, Any], str, str, str]]]:
    """Place, label, id and row of everything that is marked."""
    return {
        "entities": ((m, e["kind"], e["id"], e["row"] or "") for e in told["entities"] for m in e["mentions"]),
        "amounts": ((a, a["currency"] or "", a["id"], "") for a in told["amounts"]),
        "dates": ((d, d["granularity"], d["id"], "") for d in told["dates"]),
        "events": ((e["trigger"], e["type"], e["id"], "") for e in told["events"]),
        "claims": ((c["content"], c["type"], c["id"], "") for c in told["claims"]),
    }


def _span(doc: Doc, place: dict[str, Any], label: str, number: str, row: str) -> Span | None:
    span = doc.char_span(place["start"], place["end"], label=label, kb_id=row, alignment_mode="expand")
    if span is not None:
        span.id_ = number
    return span


@Language.factory("feudline", default_config={"packs": [], "key": "feudline"})
def make(nlp: Language, name: str, packs: Sequence[str], key: str) -> Component:
    """Makes the component; spaCy calls it."""
    return Component(packs, key)

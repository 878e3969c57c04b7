"""The component in pipelines of both languages."""

import doctest

import pytest

spacy = pytest.importorskip("spacy")

import feudline.spacy  # noqa: E402

CHINESE = "2024年2月29日，马斯克在旧金山起诉OpenAI，索赔10亿美元。OpenAI否认违约。"
ENGLISH = "On 3 May 2021, Harrow Inc. sued Pinwheel for $18.4 million. Pinwheel denied the claims."


def marked(doc, name):
    return [(span.text, span.label_) for span in doc.spans[f"feudline.{name}"]]


def test_chinese():
    nlp = spacy.blank("zh")
    nlp.add_pipe("feudline")
    doc = nlp(CHINESE)
    assert marked(doc, "events") == [("起诉", "legal.sue"), ("违约", "conduct.breach")]
    assert marked(doc, "amounts") == [("10亿美元", "USD")]
    assert marked(doc, "dates") == [("2024年2月29日", "day")]
    assert ("马斯克", "person") in marked(doc, "entities")
    assert [label for _, label in marked(doc, "claims")] == ["demand", "denial"]
    assert doc._.feudline.events[0]["type"] == "legal.sue"
    assert {span.kb_id_ for span in doc.spans["feudline.entities"] if span.text == "OpenAI"} == {"openai"}


def test_english():
    nlp = spacy.blank("en")
    nlp.add_pipe("feudline", config={"key": "f"})
    doc, other = nlp.pipe([ENGLISH, "Nothing happened."])
    assert [(span.text, span.label_) for span in doc.spans["f.events"]] == [("sued", "legal.sue")]
    assert [(span.text, span.label_) for span in doc.spans["f.amounts"]] == [("$18.4 million", "USD")]
    assert len(other.spans["f.events"]) == 0


def test_the_day_of_publication_is_taken_from_the_doc():
    nlp = spacy.blank("zh")
    nlp.add_pipe("feudline")
    doc = nlp.make_doc("去年，星澜集团起诉禾木公司。")
    doc.user_data["published"] = "2022-05-01"
    assert nlp(doc)._.feudline.events[0]["date"]["earliest"] == "2021-01-01"


def test_docs_are_stored_with_their_spans(tmp_path):
    nlp = spacy.blank("zh")
    nlp.add_pipe("feudline")
    stored = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(CHINESE).to_bytes())
    assert marked(stored, "events") == [("起诉", "legal.sue"), ("违约", "conduct.breach")]
    assert stored._.feudline.id == "story"
    assert spacy.blank("en")("x")._.feudline is None
    nlp.to_disk(tmp_path)
    assert marked(spacy.load(tmp_path)(CHINESE), "events") == [("起诉", "legal.sue"), ("违约", "conduct.breach")]


def test_examples_run():
    result = doctest.testmod(feudline.spacy)
    assert result.attempted > 0 and result.failed == 0

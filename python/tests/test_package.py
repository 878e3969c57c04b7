"""What a user of Python does: reads stories, puts them together, stores them and reads them again."""

import copy
import datetime
import json
import pickle
import subprocess
import threading
import time

import pytest

import feudline
from feudline import Extraction, Extractor, Feud
from stories import story

SUIT = "🔥 2024年2月29日，马斯克在旧金山起诉OpenAI，索赔10亿美元。OpenAI否认违约。"


def places(value):
    """Every object in some JSON that says where it stands."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from places(item)


def test_offsets_count_code_points(extractor):
    told = extractor.extract(SUIT)
    found = list(places(told.to_dict()))
    assert len(found) > 10
    assert all(SUIT[place["start"] : place["end"]] == place["text"] for place in found)


def test_a_story_is_what_the_command_line_makes_of_it(extractor, binary):
    lines = [story(number) for number in range(60)] + [{"id": "e", "text": "", "title": "空", "url": "https://example.org/", "language": "zh-Hant"}]
    batch = subprocess.run(
        [binary, "batch", "-"], input="".join(json.dumps(line) + "\n" for line in lines), capture_output=True, text=True, check=True
    ).stdout.splitlines()
    read = list(extractor.extract_many(lines, jobs=3))
    assert [told.to_json() for told in read] == batch
    assert [extractor.extract(**line).to_json() for line in lines[:20]] == batch[:20]
    merged = subprocess.run([binary, "merge", "--format", "ndjson", "-"], input="\n".join(batch), capture_output=True, text=True, check=True).stdout
    assert Feud.assemble(read).to_json() + "\n" == merged


def test_what_is_known_of_a_story_is_used(extractor):
    by_date = extractor.extract("去年，星澜集团起诉禾木公司。", published=datetime.date(2022, 5, 1))
    by_time = extractor.extract("去年，星澜集团起诉禾木公司。", published=datetime.datetime(2022, 5, 1, 23, 59))
    by_text = extractor.extract("去年，星澜集团起诉禾木公司。", published="2022-05-01T08:00:00+08:00")
    assert by_date.published == by_time.published == by_text.published == "2022-05-01"
    assert by_date.events[0]["date"] == {"earliest": "2021-01-01", "latest": "2021-12-31", "granularity": "year"}
    told = extractor.extract("鷺嶼公司稱，禾木公司侵權。", id="x", title="t", language="zh-TW", url="u", source="s")
    document = told.to_dict()["documents"][0]
    assert (told.id, told.title, told.language, document["url"], document["source"]) == ("x", "t", "zh-Hant", "u", "s")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"published": "1 May 2022"}, "`published` is `1 May 2022`; write it as YYYY-MM-DD"),
        ({"published": 20220501}, "`published` is a int; give a date or YYYY-MM-DD"),
        ({"published": "2022-02-30"}, "`published` is `2022-02-30`; write it as YYYY-MM-DD"),
        ({"published": "2022-02-011"}, "`published` is `2022-02-011`; write it as YYYY-MM-DD"),
        ({"language": "fr"}, "`language` is `fr`; feudline reads zh-Hans, zh-Hant and en"),
    ],
)
def test_what_cannot_be_is_said(extractor, wrong, says):
    with pytest.raises(feudline.StoryError) as error:
        extractor.extract("x", **wrong)
    assert str(error.value) == says
    assert isinstance(error.value, (feudline.FeudlineError, ValueError))


def test_a_bad_item_of_a_stream_is_in_its_place(extractor):
    stream = ["Harrow Inc. sued Pinwheel Ltd.", 7, {"txet": "x"}, {"id": 4}, {"text": b"x"}, {"id": 5, "text": "Pinwheel Ltd. appealed.", "title": None}]
    read = list(extractor.extract_many(stream, on_error="yield", jobs=2))
    assert [str(item) if isinstance(item, Exception) else item.id for item in read] == [
        "0",
        "story 1: is a int; give a text, or a mapping with `text`",
        "story 2: has no `txet`; it has id, text, title, published, language, url, source",
        "story 3: has no `text`",
        "story 4: `text` is a bytes; give a str",
        "5",
    ]
    rest = extractor.extract_many(stream)
    assert next(rest).id == "0"
    with pytest.raises(feudline.StoryError, match="story 1"):
        next(rest)


def test_an_error_of_the_stream_itself_comes_after_what_came_before_it(extractor):
    def broken():
        yield from ["a", "b"]
        raise OSError("the disk is gone")

    read = extractor.extract_many(broken())
    assert [next(read).text, next(read).text] == ["a", "b"]
    with pytest.raises(OSError, match="disk"):
        next(read)
    assert list(read) == []


def test_a_stream_without_an_end_is_read_as_it_comes(extractor):
    def endless():
        number = 0
        while True:
            yield story(number)
            number += 1

    read = extractor.extract_many(endless(), jobs=2)
    assert [next(read).id for _ in range(150)] == [f"story-{number:07}" for number in range(150)]


def test_the_interpreter_is_free_while_a_story_is_read(extractor):
    long = "\n".join(story(number)["text"] for number in range(400))
    started, ticks = threading.Event(), 0
    reader = threading.Thread(target=lambda: (started.set(), extractor.extract(long)))
    reader.start()
    started.wait()
    while reader.is_alive():
        ticks += 1
        time.sleep(0.001)
    assert ticks > 20


def test_feuds_do_not_depend_on_how_stories_come(extractor):
    read = list(extractor.extract_many(story(number) for number in range(80)))
    whole = Feud.assemble(read)
    assert Feud.assemble(reversed(read)) == whole
    parts = [Feud.assemble(read[start::3]) for start in range(3)]
    assert parts[2].merge(parts[0], parts[1], parts[0]).to_json() == whole.to_json()
    assert Feud.merge(*parts) == whole
    assert whole.extractions == sorted(read, key=lambda told: told.id)
    assert len(whole.to_dict()["disputes"]) > 10


def test_results_are_read_again(extractor, tmp_path):
    told = extractor.extract(SUIT, id="a", published="2024-03-01")
    feud = Feud.assemble([told])
    assert Extraction.from_json(told.to_json()) == told
    assert Feud.from_json(feud.to_json()) == Feud.from_json(feud.to_json(pretty=True)) == feud
    for value in (told, feud):
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(extractor)).extract(SUIT, id="a", published="2024-03-01") == told


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("{", "not JSON at line 1"),
        ('{"schema": "feudline/2"}', "`schema` is `feudline/2`"),
        ('{"id": "a", "error": "missing field `text`"}', "holds an error instead of a result"),
        ('{"schema": "feudline/1", "documents": []}', "holds no `stories`"),
    ],
)
def test_what_is_no_result_is_refused(wrong, says):
    for read in (Feud.from_json, Extraction.from_json):
        with pytest.raises(feudline.ResultError, match=says):
            read(wrong)


def test_an_extraction_is_of_one_story(extractor):
    feud = Feud.assemble([extractor.extract("a", id="a"), extractor.extract("b", id="b")])
    with pytest.raises(feudline.ResultError, match=r"holds 2 stories; for many there is Feud\.from_json"):
        Extraction.from_json(feud.to_json())


PACK = {
    "gazetteers/organizations.tsv": "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote\n"
    "moonmill\tcompany\t月磨坊\t\tMoonmill\t\t\t\tpress\t\n"
}


def test_packs_of_ones_own(tmp_path):
    (tmp_path / "gazetteers").mkdir()
    (tmp_path / "gazetteers" / "organizations.tsv").write_text(PACK["gazetteers/organizations.tsv"], "utf-8")
    for packs in ([tmp_path], [str(tmp_path)], [PACK]):
        extractor = pickle.loads(pickle.dumps(Extractor(packs)))
        assert [entity["row"] for entity in extractor.extract("月磨坊起诉OpenAI。").entities] == ["moonmill", "openai"]


def test_all_faults_of_a_pack_are_told(tmp_path):
    with pytest.raises(feudline.PackError) as error:
        Extractor([{"gazetteers/people.tsv": "name\n", "gazetteers/media.tsv": "x\n"}])
    assert {fault.file for fault in error.value.faults} == {"gazetteers/people.tsv", "gazetteers/media.tsv"}
    assert error.value.faults[0].line == 1 and error.value.faults[0].help
    with pytest.raises(feudline.PackError, match="is no pack") as error:
        Extractor([tmp_path])
    assert error.value.faults == []
    assert pickle.loads(pickle.dumps(error.value)).faults == []


def test_pages_and_reports(extractor):
    feud = Feud.assemble([extractor.extract(SUIT, id="a")])
    page = feud.to_html(labels="en")
    assert page.startswith("<!DOCTYPE html>") and "马斯克" in page
    assert "sues" in feud.to_text(labels="en") and "起诉" in feud.to_text()
    assert "\n## " in feud.to_markdown()
    assert feud.to_csv("amounts", raw=True).splitlines()[1].startswith("m1,1000000000,1000000000,USD")
    with pytest.raises(ValueError, match="`fr` is no language of labels; there are zh, en"):
        feud.to_html(labels="fr")
    with pytest.raises(ValueError, match="`event` is no table; there are events, participants"):
        feud.table("event")


def test_names_are_compared(extractor):
    assert extractor.same("OpenAI", "Open AI", "organization") == (True, extractor.same("OpenAI", "Open AI", "organization")[1])
    assert not extractor.same("Harrow", "Pinwheel", "organization")[0]
    with pytest.raises(ValueError, match="kind of name"):
        extractor.same("a", "b", "prawn")

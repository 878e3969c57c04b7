//! What `feudline.spark` asks to find the groups of stories where no machine sees all of them.

use feudline::entity::EntityKind;
use feudline::export::json::stories;
use feudline::feud::{Bearer, Outline, Whom};
use pyo3::prelude::*;

use crate::error;

/// Kind, row, finer kind, names, shared names; words are empty where nothing is known.
type BearerRow = (String, String, String, Vec<String>, Vec<String>, bool);
/// Id, number of the text, outline, who is in it.
type StoryRow = (String, i64, String, Vec<BearerRow>);

/// Of each story of a result its id, the number of its text, its outline, and who is in it.
#[pyfunction]
pub(crate) fn outlines(py: Python<'_>, result: &str) -> PyResult<Vec<StoryRow>> {
    py.detach(|| {
        let told = stories(result.as_bytes()).map_err(|e| error::result(&e))?;
        let row = |told: &feudline::Extraction| {
            let outline = Outline::of(told);
            let bearers = Bearer::all(told).into_iter().map(|bearer| {
                let is_party = bearer.is_party();
                let Bearer { kind, row, fine, names, shared } = bearer;
                (kind.word().to_owned(), row.unwrap_or_default(), fine.unwrap_or_default(), names, shared, is_party)
            });
            (told.document.id().to_owned(), outline.text().cast_signed(), outline.to_json(), bearers.collect())
        };
        Ok(told.iter().map(row).collect())
    })
}

/// Who among bearers (kind, row, finer kind, names) is one: for each the index of the first that is the same actor, and whether that
/// one may be a party.
#[pyfunction]
pub(crate) fn who_is_who(py: Python<'_>, bearers: Vec<(String, String, String, Vec<String>)>) -> PyResult<Vec<(usize, bool)>> {
    let known = |word: String| (!word.is_empty()).then_some(word);
    let bearer = |(kind, row, fine, names): (String, String, String, Vec<String>)| {
        let kind = EntityKind::from_word(&kind).ok_or_else(|| error::no_such("kind of entity", &kind, &[]))?;
        Ok(Bearer { kind, row: known(row), fine: known(fine), names, shared: Vec::new() })
    };
    let bearers: Vec<Bearer> = bearers.into_iter().map(bearer).collect::<PyResult<_>>()?;
    Ok(py.detach(|| feudline::feud::who_is_who(&bearers)).into_iter().map(|whom| (whom.actor, whom.is_party)).collect())
}

/// The keys of a story: those that tie, and those that only hint.
#[pyfunction]
pub(crate) fn keys(py: Python<'_>, outline: &str, who: Vec<(i64, bool)>) -> PyResult<(Vec<String>, Vec<String>)> {
    let outline = Outline::from_json(outline.as_bytes()).map_err(|e| error::result(&e))?;
    let number = |actor: i64| usize::try_from(actor.cast_unsigned()).map_err(PyErr::from);
    let whom = |(actor, is_party)| Ok(Whom { actor: number(actor)?, is_party });
    let who: Vec<Whom> = who.into_iter().map(whom).collect::<PyResult<_>>()?;
    let keys = py.detach(|| outline.keys(&who));
    Ok((keys.ties, keys.hints))
}
